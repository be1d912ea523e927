package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.image.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Runs for the tests of this package: twelve images that came to everything an image can come to. */
final class SampleRuns {

    static final Instant STARTED = Instant.parse("2026-11-23T10:15:30Z");
    private static final Instant EARLIER = Instant.parse("2026-10-02T08:00:00Z");

    private SampleRuns() {}

    static Run failed() {
        return new RunDraft()
                .status(Status.FAILED)
                .took(Duration.ofMillis(97_400))
                .bill(bill())
                .images(List.of(
                        hero(),
                        bought(
                                "social/card",
                                AspectRatio.SQUARE,
                                2,
                                9,
                                "The same city as a flat poster, in three colours"),
                        bought(
                                "social/story",
                                AspectRatio.PORTRAIT_9_16,
                                1,
                                14,
                                "The same city seen from a train window, rain on the glass, a child's hand on the pane"),
                        kept(
                                "chapters/forest",
                                State.RESTORED,
                                AspectRatio.LANDSCAPE_3_2,
                                20,
                                "A forest in fog, <b>no</b> people | only light"),
                        kept(
                                "chapters/harbour",
                                State.RESTORED,
                                AspectRatio.LANDSCAPE_4_3,
                                24,
                                "A harbour at dawn, `ink` & wash"),
                        kept(
                                "chapters/desert",
                                State.CURRENT,
                                AspectRatio.LANDSCAPE_21_9,
                                28,
                                "Dunes under a copper sky\nwith one set of footprints"),
                        kept(
                                "chapters/attic",
                                State.CURRENT,
                                AspectRatio.PORTRAIT_3_4,
                                33,
                                "An attic full of clocks, late light, dust in the air"),
                        kept(
                                "icons/lamp",
                                State.CURRENT,
                                AspectRatio.SQUARE,
                                37,
                                "Eine Lampe mit grünem Schirm, 一盏绿色的灯 💡"),
                        troubled("icons/duel", State.FAILED, 41, "Two knights who fight to the end", moderated()),
                        troubled("icons/storm", State.FAILED, 45, "A storm over a small house", brokenDown()),
                        troubled("icons/mirror", State.FAILED, 49, "A mirror that shows another room", noPicture()),
                        troubled("posters/late", State.NOT_STARTED, 53, "A poster for a night market", overBudget())))
                .notes("The key had 50 requests a minute; none was turned away.")
                .run();
    }

    static Bill bill() {
        return new Bill(
                Optional.of(new BigDecimal("10.0")),
                Optional.of(new BigDecimal("9.7")),
                new BigDecimal("0.210"),
                new BigDecimal("0.350"),
                new BigDecimal("0.175"),
                new BigDecimal("0.035"),
                new BigDecimal("0.035"),
                BigDecimal.ZERO);
    }

    static Run nothingToDo() {
        return new RunDraft()
                .status(Status.NOTHING_TO_DO)
                .took(Duration.ofMillis(212))
                .images(kept("hero", State.CURRENT, AspectRatio.LANDSCAPE_16_9, 3, "A city at dusk"))
                .run();
    }

    static Run withFindings(Finding... findings) {
        return new RunDraft()
                .status(Status.FAILED)
                .took(Duration.ofMillis(90))
                .findings(findings)
                .run();
    }

    static Finding unknownAttribute() {
        return new Finding(
                "shop/src/main/seedream/images.yaml",
                12,
                5,
                17,
                "UNKNOWN_ATTRIBUTE",
                "'aspect_ration' is no attribute of an image: did you mean 'aspect_ratio'?",
                Level.ERROR);
    }

    static Finding deprecated() {
        return new Finding(
                "shop/src/main/seedream/images.yaml",
                30,
                19,
                23,
                "WATERMARK_NOT_SAID",
                "50% of readers, \"designers\" included, expect a value here.\nSay watermark: false.",
                Level.WARNING);
    }

    static ImageResult hero() {
        return new ImageResult(
                "hero",
                State.BOUGHT,
                new BigDecimal("0.140"),
                1,
                Duration.ofMillis(36_200),
                4,
                IntStream.rangeClosed(1, 4)
                        .mapToObj(n -> file("hero-" + n + ".jpg", 3840, 2160))
                        .toList(),
                Optional.empty(),
                new ImageAttributes(
                        "A futuristic cityscape with flying cars at dusk, seen from a rooftop garden, long exposure",
                        AspectRatio.LANDSCAPE_16_9,
                        Size.THREE_K,
                        4,
                        OptimizePrompt.STANDARD,
                        false),
                1,
                Optional.of(STARTED.plusSeconds(37)),
                5,
                3);
    }

    static ImageResult named(ImageResult image, String name, String prompt) {
        ImageAttributes like = image.attributes();
        return new ImageResult(
                name,
                image.state(),
                image.credits(),
                image.attempts(),
                image.took(),
                image.received(),
                image.files(),
                image.problem(),
                new ImageAttributes(
                        prompt,
                        like.aspectRatio(),
                        like.size(),
                        like.maxImages(),
                        like.optimizePrompt(),
                        like.watermark()),
                image.take(),
                image.bought(),
                image.line(),
                image.column());
    }

    static ImageResult bought(String name, AspectRatio ratio, int take, int line, String prompt) {
        return new ImageResult(
                name,
                State.BOUGHT,
                new BigDecimal("0.035"),
                take,
                Duration.ofMillis(41_850),
                1,
                List.of(file(name + ".jpg", ratio)),
                Optional.empty(),
                attributes(prompt, ratio),
                take,
                Optional.of(STARTED.plusSeconds(60)),
                line,
                3);
    }

    static ImageResult kept(String name, State state, AspectRatio ratio, int line, String prompt) {
        return new ImageResult(
                name,
                state,
                BigDecimal.ZERO,
                0,
                Duration.ZERO,
                1,
                List.of(file(name + ".jpg", ratio)),
                Optional.empty(),
                attributes(prompt, ratio),
                1,
                Optional.of(EARLIER),
                line,
                3);
    }

    static ImageResult troubled(String name, State state, int line, String prompt, Failure problem) {
        return new ImageResult(
                name,
                state,
                BigDecimal.ZERO,
                state == State.FAILED ? 1 : 0,
                Duration.ofMillis(state == State.FAILED ? 12_300 : 0),
                0,
                List.of(),
                Optional.of(problem),
                attributes(prompt, AspectRatio.SQUARE),
                1,
                Optional.empty(),
                line,
                3);
    }

    static Failure moderated() {
        return new Failure(
                "MODERATED",
                OptionalInt.of(400),
                "The service will not draw this: the output image may contain sensitive information. Change the prompt.",
                Optional.empty());
    }

    static Failure brokenDown() {
        return new Failure(
                "SERVER_ERROR",
                OptionalInt.of(500),
                "The service had some issue with processing. The balance says that nothing was charged: run again.",
                Optional.empty());
    }

    static Failure noPicture() {
        return new Failure(
                "NO_PICTURE",
                OptionalInt.of(200),
                "The service answered 200 with 1,024 bytes that are no picture, and charged for it.",
                Optional.of("quarantine/icons-mirror.bin"));
    }

    static Failure overBudget() {
        return new Failure(
                "OVER_BUDGET",
                OptionalInt.empty(),
                "maxCredits (1.00) would be passed. Raise -Dseedream.maxCredits to go on.",
                Optional.empty());
    }

    private static ImageAttributes attributes(String prompt, AspectRatio ratio) {
        return new ImageAttributes(prompt, ratio, Size.TWO_K, 1, OptimizePrompt.STANDARD, false);
    }

    static ResultFile file(String path, AspectRatio ratio) {
        int height = (int) Math.round(Math.sqrt(2048.0 * 2048 / ratio.quotient()));
        return file(path, (int) Math.round(height * ratio.quotient()), height);
    }

    static ResultFile file(String path, int width, int height) {
        return new ResultFile(path, new Picture("ab".repeat(32), 1_234_567, PictureType.JPEG, width, height));
    }
}
