package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergedReportTest {

    private static final Run FIRST = shard(1, 3)
            .took(Duration.ofSeconds(60))
            .bill(RunDraft.bill("10.0", "9.8", "0.14"))
            .images(at(20, "c"), at(5, "a"))
            .notes("Slow.")
            .run();
    private static final Run SECOND = shard(2, 3)
            .started(SampleRuns.STARTED.plusSeconds(5))
            .took(Duration.ofSeconds(70))
            .bill(RunDraft.bill("9.9", "9.7", "0.105"))
            .images(at(9, "b"))
            .notes("Slow.")
            .run();
    private static final Run THIRD = shard(3, 3)
            .status(Status.NOTHING_TO_DO)
            .started(SampleRuns.STARTED.minusSeconds(10))
            .took(Duration.ofSeconds(200))
            .run();

    @Test
    void joinsShardsInWhateverOrderTheyCome() {
        Run run = merged(THIRD, SECOND, FIRST);

        assertThat(run).isEqualTo(merged(FIRST, SECOND, THIRD));
        assertThat(run.shard()).isEmpty();
        assertThat(run.status()).isEqualTo(Status.OK);
        assertThat(run.images()).extracting(ImageResult::name).containsExactly("a", "b", "c");
        assertThat(run.started()).isEqualTo(THIRD.started());
        assertThat(run.took()).isEqualTo(Duration.ofSeconds(200));
        assertThat(run.notes())
                .containsExactly(
                        "Slow.",
                        "Merged from 3 shards.",
                        "The balance before is from shard 1/3, whose calls began first.",
                        "The balance after is from shard 2/3, whose calls ended last.");
    }

    @Test
    void addsUpBillsBetweenTheEarliestAndTheLatestBalance() {
        Bill bill = merged(FIRST, SECOND, THIRD).bill();

        assertThat(bill.opening()).contains(new BigDecimal("10"));
        assertThat(bill.closing()).contains(new BigDecimal("9.7"));
        assertThat(bill.spent()).isEqualTo("0.245");
        assertThat(bill.unexplained()).contains(new BigDecimal("0.055"));
    }

    @Test
    void pretendsNoBalanceThatTheLastShardWasNotTold() {
        Run untold = new RunDraft(SECOND).bill(RunDraft.bill("0.105")).run();

        Bill bill = merged(FIRST, untold, THIRD).bill();

        assertThat(bill.opening()).contains(new BigDecimal("10"));
        assertThat(bill.closing()).isEmpty();
        assertThat(bill.unexplained()).isEmpty();
    }

    @Test
    void pretendsNoBalanceOfSimulatorsThatHaveOneEach() {
        Run run = merged(
                shard(1, 2)
                        .simulated()
                        .bill(RunDraft.bill("10", "9.965", "0.035"))
                        .run(),
                shard(2, 2)
                        .simulated()
                        .bill(RunDraft.bill("10", "9.93", "0.07"))
                        .run());

        assertThat(run.bill().spent()).isEqualTo("0.105");
        assertThat(run.bill().opening()).isEmpty();
        assertThat(run.bill().closing()).isEmpty();
        assertThat(run.notes()).containsExactly("Merged from 2 shards.");
    }

    @Test
    void failsWhenOneFailed() {
        assertThat(merged(FIRST, new RunDraft(SECOND).status(Status.FAILED).run(), THIRD)
                        .status())
                .isEqualTo(Status.FAILED);
        assertThat(merged(new RunDraft(THIRD).shard(1, 1).run()).status()).isEqualTo(Status.NOTHING_TO_DO);
    }

    @Test
    void namesAFindingOfTheSharedManifestOnce() {
        Finding finding = SampleRuns.unknownAttribute();

        assertThat(merged(
                                shard(1, 2).findings(finding).run(),
                                shard(2, 2)
                                        .findings(finding, SampleRuns.deprecated())
                                        .run())
                        .findings())
                .containsExactly(finding, SampleRuns.deprecated());
    }

    @Test
    void refusesWhenAShardIsMissing() {
        assertThat(refusal(SECOND))
                .isEqualTo("There is no report of shard 1/3, 3/3: what it bought would be missing from the bill.");
    }

    @Test
    void refusesWhenAShardIsDoubled() {
        assertThat(refusal(FIRST, SECOND, SECOND, THIRD))
                .isEqualTo("There is more than one report of shard 2/3: leave out the reports of earlier runs.");
    }

    @Test
    void refusesShardsOfDifferentSplits() {
        assertThat(refusal(FIRST, shard(2, 2).run()))
                .isEqualTo("The reports are of runs with different numbers of shards: [1/3, 2/2].");
    }

    @Test
    void refusesShardsOfDifferentManifests() {
        Run other = new RunDraft(SECOND).manifestDigest("00".repeat(32)).run();

        assertThat(refusal(FIRST, other, THIRD))
                .isEqualTo("Shards 1/3 and 2/3 were planned from different manifests: run all shards of the same"
                        + " commit.");
    }

    @Test
    void refusesToMixPaidAndSimulated() {
        assertThat(refusal(FIRST, SECOND, new RunDraft(THIRD).simulated().run()))
                .isEqualTo("Of shards 1/3 and 3/3 only one was simulated: their bills cannot be added up.");
    }

    @Test
    void refusesShardsThatBothTookAnImage() {
        assertThat(refusal(FIRST, new RunDraft(SECOND).images(at(5, "a")).run(), THIRD))
                .isEqualTo("Shards 1/3 and 2/3 both have the image a: run all shards with the same version and the"
                        + " same parameters.");
    }

    @Test
    void refusesNothingAndWholeRuns() {
        assertThat(refusal()).isEqualTo("There is no report to merge.");
        assertThat(refusal(FIRST, SampleRuns.failed()))
                .isEqualTo(
                        "One of the reports is of a whole run, not of a shard: merge only reports of -Dseedream.shard=i/n.");
    }

    @Test
    void joinsShardsThatAllFailed() {
        Run joined = merged(
                shard(1, 2).status(Status.FAILED).images(at(3, "a")).run(),
                shard(2, 2).status(Status.FAILED).images(at(6, "b")).run());

        assertThat(joined.status()).isEqualTo(Status.FAILED);
        assertThat(joined.images()).extracting(ImageResult::name).containsExactly("a", "b");
        assertThat(joined.bill().charged().isFree()).isTrue();
    }

    @Test
    void addsUpWhatIsCertainAndWhatIsUnknownEachForItself() {
        Bill one = Bill.builder()
                .addPictures(new Cost(new BigDecimal("0.035"), new BigDecimal("0.07"), CostSource.STATED))
                .build();
        Bill two = Bill.builder().addUnknown(Cost.upTo(new BigDecimal("0.035"))).build();

        Bill joined =
                merged(shard(1, 2).bill(one).run(), shard(2, 2).bill(two).run()).bill();

        assertThat(joined.spent()).isEqualByComparingTo("0.035");
        assertThat(joined.charged().text()).isEqualTo("0.035 to 0.105");
    }

    private static RunDraft shard(int index, int count) {
        return new RunDraft().shard(index, count);
    }

    private static ImageResult at(int line, String name) {
        return ImageResult.of(name, State.FAILED, SampleRuns.hero().attributes())
                .at(line, 3)
                .attempts(1)
                .problem(Optional.of(SampleRuns.moderated()))
                .build();
    }

    private static Run merged(Run... runs) {
        Merge merge = MergedReport.of(List.of(runs));
        assertThat(merge).isInstanceOf(Merge.Merged.class);
        return ((Merge.Merged) merge).run();
    }

    private static String refusal(Run... runs) {
        Merge merge = MergedReport.of(List.of(runs));
        assertThat(merge).isInstanceOf(Merge.Refused.class);
        return ((Merge.Refused) merge).message();
    }
}
