package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.image.Size;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs for the tests of this package: twelve images that came to everything an image can come to. */
final class SampleRuns {

    static final Instant STARTED = Instant.parse("2026-11-23T10:15:30Z");
    private static final Instant EARLIER = Instant.parse("2026-10-02T08:00:00Z");

    private SampleRuns() {}

    static Run failed() {
        return new RunDraft()
                .status(Status.FAILED)
                .took(Duration.ofMillis(97_400))
                .phases(
                        new Phase("reading the manifest", Duration.ofMillis(99)),
                        new Phase("buying pictures", Duration.ofMillis(94_200)),
                        new Phase("writing reports and small pictures", Duration.ofMillis(3_101)))
                .bill(bill())
                .images(Stream.of(theFirstImages(), theLastImages())
                        .flatMap(List::stream)
                        .toList())
                .notes("The key had 50 requests a minute; none was turned away.")
                .run();
    }

    private static List<ImageResult> theFirstImages() {
        return List.of(
                hero(),
                bought(
                        "social/card",
                        2,
                        asked(9, AspectRatio.SQUARE, "The same city as a flat poster, in three colours")),
                bought(
                        "social/story",
                        1,
                        asked(
                                14,
                                AspectRatio.PORTRAIT_9_16,
                                "The same city seen from a train window, rain on the glass, a child's hand on the pane")),
                kept(
                        "chapters/forest",
                        State.RESTORED,
                        asked(20, AspectRatio.LANDSCAPE_3_2, "A forest in fog, <b>no</b> people | only light")),
                kept(
                        "chapters/harbour",
                        State.RESTORED,
                        asked(24, AspectRatio.LANDSCAPE_4_3, "A harbour at dawn, `ink` & wash")));
    }

    private static List<ImageResult> theLastImages() {
        return List.of(
                kept(
                        "chapters/desert",
                        State.CURRENT,
                        asked(28, AspectRatio.LANDSCAPE_21_9, "Dunes under a copper sky\nwith one set of footprints")),
                kept(
                        "chapters/attic",
                        State.CURRENT,
                        asked(33, AspectRatio.PORTRAIT_3_4, "An attic full of clocks, late light, dust in the air")),
                kept(
                        "icons/lamp",
                        State.CURRENT,
                        asked(37, AspectRatio.SQUARE, "Eine Lampe mit grünem Schirm, 一盏绿色的灯 💡")),
                troubled(
                        "icons/duel",
                        State.FAILED,
                        asked(41, AspectRatio.SQUARE, "Two knights who fight to the end"),
                        moderated()),
                troubled(
                        "icons/storm",
                        State.FAILED,
                        asked(45, AspectRatio.SQUARE, "A storm over a small house"),
                        brokenDown()),
                troubled(
                        "icons/mirror",
                        State.FAILED,
                        asked(49, AspectRatio.SQUARE, "A mirror that shows another room"),
                        noPicture()),
                troubled(
                        "posters/late",
                        State.NOT_STARTED,
                        asked(53, AspectRatio.SQUARE, "A poster for a night market"),
                        overBudget()));
    }

    static Bill bill() {
        return Bill.builder()
                .balances(Optional.of(new BigDecimal("10.0")), Optional.of(new BigDecimal("9.7")))
                .addPictures(stated("0.210"))
                .addLost(Cost.exactly(new BigDecimal("0.035"), CostSource.BALANCE))
                .addUnknown(Cost.upTo(new BigDecimal("0.035")))
                .estimated(new BigDecimal("0.350"))
                .avoided(new BigDecimal("0.175"))
                .build();
    }

    static Cost stated(String credits) {
        return Cost.exactly(new BigDecimal(credits), CostSource.STATED);
    }

    static Run nothingToDo() {
        return new RunDraft()
                .status(Status.NOTHING_TO_DO)
                .took(Duration.ofMillis(212))
                .images(kept("hero", State.CURRENT, asked(3, AspectRatio.LANDSCAPE_16_9, "A city at dusk")))
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
        return Finding.of(
                        Level.ERROR,
                        "UNKNOWN_ATTRIBUTE",
                        "'aspect_ration' is no attribute of an image: did you mean 'aspect_ratio'?")
                .at("shop/src/main/seedream/images.yaml", 12, 5, 17);
    }

    static Finding deprecated() {
        return Finding.of(
                        Level.WARNING,
                        "WATERMARK_NOT_SAID",
                        "50% of readers, \"designers\" included, expect a value here.\nSay watermark: false.")
                .at("shop/src/main/seedream/images.yaml", 30, 19, 23);
    }

    static ImageResult hero() {
        ImageAttributes attributes = ImageAttributes.of(
                        "A futuristic cityscape with flying cars at dusk, seen from a rooftop garden, long exposure")
                .aspectRatio(AspectRatio.LANDSCAPE_16_9)
                .size(Size.THREE_K)
                .maxImages(4)
                .optimizePrompt(OptimizePrompt.STANDARD)
                .watermark(false)
                .build();
        return ImageResult.of("hero", State.BOUGHT, attributes)
                .at(5, 3)
                .cost(stated("0.140"))
                .attempts(1)
                .calls(List.of(call("7d9c1c1e-3a1e-4a51-9f0e-2f6b3d1c0a11", "0.140", 4)))
                .took(Duration.ofMillis(36_200))
                .received(4)
                .files(IntStream.rangeClosed(1, 4)
                        .mapToObj(n -> file("hero-" + n + ".jpg", 3840, 2160))
                        .toList())
                .bought(Optional.of(STARTED.plusSeconds(37)))
                .alt(Optional.of("A city of glass towers at dusk, with flying cars between them"))
                .build();
    }

    static CallResult call(String requestId, String credits, int pictures) {
        return CallResult.costing(stated(credits))
                .requestId(Optional.of(requestId))
                .status(OptionalInt.of(200))
                .pictures(pictures, pictures)
                .took(Duration.ofMillis(36_200))
                .build();
    }

    static ImageResult named(ImageResult image, String name, String prompt) {
        ImageAttributes like = image.attributes();
        ImageAttributes attributes = ImageAttributes.of(prompt)
                .aspectRatio(like.aspectRatio())
                .size(like.size())
                .maxImages(like.maxImages())
                .optimizePrompt(like.optimizePrompt())
                .watermark(like.watermark())
                .build();
        return image.toBuilder().name(name).attributes(attributes).build();
    }

    static Asked asked(int line, AspectRatio ratio, String prompt) {
        return new Asked(line, ratio, prompt);
    }

    /** What an image asks for, and on which line of the manifest. */
    record Asked(int line, AspectRatio ratio, String prompt) {

        ImageAttributes attributes() {
            return SampleRuns.attributes(prompt, ratio);
        }
    }

    static ImageResult bought(String name, int take, Asked asked) {
        return ImageResult.of(name, State.BOUGHT, asked.attributes())
                .take(take)
                .at(asked.line(), 3)
                .cost(stated("0.035"))
                .attempts(take)
                .took(Duration.ofMillis(41_850))
                .received(1)
                .files(List.of(file(name + ".jpg", asked.ratio())))
                .bought(Optional.of(STARTED.plusSeconds(60)))
                .build();
    }

    static ImageResult kept(String name, State state, Asked asked) {
        return ImageResult.of(name, state, asked.attributes())
                .at(asked.line(), 3)
                .received(1)
                .files(List.of(file(name + ".jpg", asked.ratio())))
                .bought(Optional.of(EARLIER))
                .build();
    }

    static ImageResult troubled(String name, State state, Asked asked, Failure problem) {
        return ImageResult.of(name, state, asked.attributes())
                .at(asked.line(), 3)
                .attempts(state == State.FAILED ? 1 : 0)
                .took(Duration.ofMillis(state == State.FAILED ? 12_300 : 0))
                .problem(Optional.of(problem))
                .build();
    }

    static Failure moderated() {
        return new Failure(
                "MODERATED",
                true,
                OptionalInt.of(400),
                "The service will not draw this: the output image may contain sensitive information. Change the prompt.",
                Optional.empty());
    }

    static Failure brokenDown() {
        return new Failure(
                "SERVER_ERROR",
                false,
                OptionalInt.of(500),
                "The service had some issue with processing. The balance says that nothing was charged: run again.",
                Optional.empty());
    }

    static Failure noPicture() {
        return new Failure(
                "NO_PICTURE",
                false,
                OptionalInt.of(200),
                "The service answered 200 with 1,024 bytes that are no picture, and charged for it.",
                Optional.of("quarantine/icons-mirror.bin"));
    }

    static Failure overBudget() {
        return new Failure(
                "OVER_BUDGET",
                true,
                OptionalInt.empty(),
                "maxCredits (1.00) would be passed. Raise -Dseedream.maxCredits to go on.",
                Optional.empty());
    }

    private static ImageAttributes attributes(String prompt, AspectRatio ratio) {
        return ImageAttributes.of(prompt)
                .aspectRatio(ratio)
                .size(Size.TWO_K)
                .maxImages(1)
                .optimizePrompt(OptimizePrompt.STANDARD)
                .watermark(false)
                .build();
    }

    static ResultFile file(String path, AspectRatio ratio) {
        int height = (int) Math.round(Math.sqrt(2048.0 * 2048 / ratio.quotient()));
        return file(path, (int) Math.round(height * ratio.quotient()), height);
    }

    static ResultFile file(String path, int width, int height) {
        return new ResultFile(path, new Picture("ab".repeat(32), 1_234_567, PictureType.JPEG, width, height));
    }
}
