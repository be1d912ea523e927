package io.github.seedreamplugin.generation.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.request.SpendingLimits;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.segmind.RateLimiter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class AccountTest {

    private static final BigDecimal PRICE = new BigDecimal("0.035");
    private static final int MANY = 64;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Budget budget = new Budget();
    private final AtomicInteger ids = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({"1.00, 0, 10, 28", "0.07, 0, 10, 2", "5, 9.5, 10, 14", "5, 0, 0.5, 14", "0.034, 0, 10, 0"})
    void sixtyFourAtOncePassNeitherBudgetNorBalanceByACent(String most, String keep, String balance, int bought)
            throws Exception {
        Account account = account();
        account.readQuietly(new BigDecimal(balance), true);
        SpendingLimits limits = limits(most, keep);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            calls.add(() -> {
                if (!(account.reserve(1, limits, MANY) instanceof Reservation.Granted granted)) {
                    return false;
                }
                account.ended(stated("0.035", Optional.empty()));
                account.leave(granted);
                return true;
            });
        }
        int granted = 0;
        for (Future<Boolean> call : threads.invokeAll(calls)) {
            granted += call.get() ? 1 : 0;
        }

        assertThat(granted).isEqualTo(bought);
        assertThat(account.committed()).isEqualByComparingTo(PRICE.multiply(BigDecimal.valueOf(bought)));
    }

    @Test
    void eightCallsOfAFirstBuildGoAtOnce() throws Exception {
        Account account = account();

        for (int i = 0; i < 8; i++) {
            assertThat(account.reserve(1, limits("1.00", "0"), 8)).isInstanceOf(Reservation.Granted.class);
        }
    }

    @Test
    void aPriceThatRoseCountsBeforeTheNextCallStarts() throws Exception {
        Account account = account();
        SpendingLimits limits = limits("1.00", "0");
        Reservation.Granted first = granted(account.reserve(1, limits, 8));
        account.ended(stated("0.70", Optional.empty()));
        account.leave(first);

        assertThat(account.reserve(1, limits, 8)).isInstanceOfSatisfying(Reservation.Refused.class, refused -> {
            assertThat(refused.reason().code()).isEqualTo(FailureCode.OVER_BUDGET);
            assertThat(refused.reason().message())
                    .isEqualTo("it may cost up to 0.70 credits, and 0.70 of the 1.00 that seedream.maxCredits"
                            + " allows are spent or set aside; raise it to 1.40 or more to go on");
        });
    }

    @Test
    void nothingIsRefusedWhileTheBooksWaitForTheNumberOfAnEntry() throws Exception {
        Account account = account();
        account.readQuietly(BigDecimal.TEN, true);
        Reservation.Granted first = granted(account.reserve(1, limits("0.105", "0"), 8));
        FutureTask<Reservation> second = new FutureTask<>(() -> account.reserve(1, limits("0.105", "0"), 8));
        Thread waiting = new Thread(second);
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        account.append(() -> {
            account.append(() -> 2);
            account.ended(new EndedCall(
                    "first", Cost.upTo(new BigDecimal("0.07")), 1, PRICE, Optional.of(new BigDecimal("9.965"))));
            account.leave(first);
            return 1;
        });

        assertThat(second.get(10, TimeUnit.SECONDS)).isInstanceOf(Reservation.Granted.class);
    }

    @Test
    void aBudgetThatIsTooSmallPaysForTheFirstOfTheManifest() throws Exception {
        Account account = account();
        SpendingLimits limits = limits("0.14", "0");
        Reservation.Granted one = granted(account.reserve(1, limits, 8));
        Reservation.Granted two = granted(account.reserve(1, limits, 8));
        FutureTask<Reservation> third = new FutureTask<>(() -> account.reserve(2, limits, 8));
        Thread waiting = new Thread(third);
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        FutureTask<Reservation> fourth = new FutureTask<>(() -> account.reserve(1, limits, 8));
        threads.execute(fourth);
        for (Reservation.Granted each : List.of(one, two)) {
            account.ended(stated("0.035", Optional.empty()));
            account.leave(each);
        }

        assertThat(third.get()).isInstanceOf(Reservation.Granted.class);
        account.ended(stated("0.07", Optional.empty()));
        account.leave(granted(third.get()));
        assertThat(fourth.get()).isInstanceOf(Reservation.Refused.class);
    }

    @Test
    void aCallThatDoesNotStateItsCostIsKnownByTheBalanceOnceNothingIsInFlight() throws Exception {
        Account account = account();
        account.readQuietly(BigDecimal.TEN, true);
        Reservation.Granted call = granted(account.reserve(1, limits("1.00", "0"), 8));
        EndedCall ended = unstated(1, "0.07", "9.95");
        account.ended(ended);
        assertThat(account.committed()).isEqualByComparingTo("0.07");
        account.leave(call);

        assertThat(account.committed()).isEqualByComparingTo("0.05");
        assertThat(account.costOf(ended.call())).contains(Cost.exactly(new BigDecimal("0.05"), CostSource.BALANCE));
        assertThat(account.price().perPicture()).isEqualByComparingTo("0.05");
    }

    @Test
    void stopsBuyingWhenTheBalanceFallsFasterThanTheCallsExplain() throws Exception {
        Account account = account();
        account.readQuietly(BigDecimal.TEN, true);
        SpendingLimits limits = limits("5", "0");
        Reservation.Granted one = granted(account.reserve(1, limits, 8));
        Reservation.Granted two = granted(account.reserve(1, limits, 8));
        account.ended(unstated(1, "0.07", "9.6"));
        account.leave(one);
        account.ended(unstated(1, "0.07", "9.3"));
        account.leave(two);

        assertThat(account.committed()).isEqualByComparingTo("0.7");
        assertThat(account.reserve(1, limits, 8))
                .isInstanceOfSatisfying(Reservation.Refused.class, refused -> assertThat(
                                refused.reason().message())
                        .startsWith("the balance fell by 0.40 credits, and the calls of this build explain")
                        .contains("either the price has risen, or someone else uses this account"));
    }

    @Test
    void whatOthersSpendDoesNotMatterWhereAnswersStateTheirCost() throws Exception {
        Account account = account();
        account.readQuietly(BigDecimal.TEN, true);
        SpendingLimits limits = limits("1.00", "0");
        Reservation.Granted call = granted(account.reserve(1, limits, 8));
        account.ended(stated("0.035", Optional.of(new BigDecimal("5"))));
        account.leave(call);

        assertThat(account.committed()).isEqualByComparingTo("0.035");
        assertThat(account.reserve(1, limits, 8)).isInstanceOf(Reservation.Granted.class);
    }

    @Test
    void aCallOfUnknownCostCountsAtItsMostUntilItIsSettled() throws Exception {
        Account account = account();
        Reservation.Granted call = granted(account.reserve(1, limits("0.10", "0"), 8));
        EndedCall unknown = unknown("0.07");
        account.ended(unknown);
        account.leave(call);
        assertThat(account.reserve(1, limits("0.10", "0"), 8)).isInstanceOf(Reservation.Refused.class);

        account.settled(unknown.call(), Cost.free(CostSource.BALANCE));

        assertThat(account.committed()).isZero();
        assertThat(account.reserve(1, limits("0.10", "0"), 8)).isInstanceOf(Reservation.Granted.class);
    }

    @Test
    void twoAccountsOfOneBuildShareItsBudget() throws Exception {
        Account one = account();
        Account other = new Account("other", new RateLimiter(1_000_000), budget, Price.assumed(PRICE));
        Reservation.Granted call = granted(one.reserve(1, limits("0.10", "0"), 8));
        one.ended(stated("0.09", Optional.empty()));
        one.leave(call);

        assertThat(other.reserve(1, limits("0.10", "0"), 8)).isInstanceOf(Reservation.Refused.class);
    }

    @Test
    void aMonthThatIsUsedUpRefusesTheNextCall() throws Exception {
        Account account = account();
        account.spentEarlierThisMonth(Path.of("home"), new BigDecimal("9.95"));
        SpendingLimits limits = SpendingLimits.builder()
                .maxCreditsPerMonth(Optional.of(BigDecimal.TEN))
                .build();

        assertThat(account.reserve(1, limits, 8))
                .isInstanceOfSatisfying(Reservation.Refused.class, refused -> assertThat(
                                refused.reason().message())
                        .contains("9.95 of the 10.00 that seedream.maxCreditsPerMonth allows"));
    }

    @Test
    void aLowBalanceNamesWhatIsKeptBack() throws Exception {
        Account account = account();
        account.readQuietly(BigDecimal.ONE, true);

        assertThat(account.reserve(1, limits("1.00", "0.99"), 8))
                .isInstanceOfSatisfying(Reservation.Refused.class, refused -> {
                    assertThat(refused.reason().code()).isEqualTo(FailureCode.LOW_BALANCE);
                    assertThat(refused.reason().message())
                            .isEqualTo("it may cost up to 0.07 credits, and the account has 1.00, of which"
                                    + " seedream.minRemainingCredits reserves 0.99; top up the account or lower"
                                    + " seedream.minRemainingCredits");
                });
    }

    @Test
    void stoppingSendsAwayWhoeverWaits() throws Exception {
        Account account = account();
        Reservation first = account.reserve(1, limits("1.00", "0"), 1);
        FutureTask<Reservation> second = new FutureTask<>(() -> account.reserve(1, limits("1.00", "0"), 1));
        threads.execute(second);
        account.stop();

        assertThat(first).isInstanceOf(Reservation.Granted.class);
        assertThat(second.get()).isInstanceOfSatisfying(Reservation.Refused.class, refused -> assertThat(
                        refused.reason().code())
                .isEqualTo(FailureCode.STOPPED));
    }

    private Account account() {
        return new Account("account", new RateLimiter(1_000_000), budget, Price.assumed(PRICE));
    }

    private static SpendingLimits limits(String most, String keep) {
        return SpendingLimits.builder()
                .maxCredits(new BigDecimal(most))
                .minRemainingCredits(new BigDecimal(keep))
                .build();
    }

    private static Reservation.Granted granted(Reservation reservation) {
        assertThat(reservation).isInstanceOf(Reservation.Granted.class);
        return (Reservation.Granted) reservation;
    }

    private EndedCall stated(String credits, Optional<BigDecimal> remaining) {
        BigDecimal cost = new BigDecimal(credits);
        return new EndedCall(id(), Cost.exactly(cost, CostSource.STATED), 1, PRICE, remaining);
    }

    private EndedCall unstated(int pictures, String most, String remaining) {
        return new EndedCall(
                id(), Cost.upTo(new BigDecimal(most)), pictures, PRICE, Optional.of(new BigDecimal(remaining)));
    }

    private EndedCall unknown(String most) {
        return new EndedCall(id(), Cost.upTo(new BigDecimal(most)), 0, PRICE, Optional.empty());
    }

    private String id() {
        return "call-" + ids.incrementAndGet();
    }
}
