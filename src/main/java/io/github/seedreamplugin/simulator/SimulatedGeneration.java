package io.github.seedreamplugin.simulator;

import io.github.seedreamplugin.image.ImageAttributes;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One paid call: understood, rehearsed faults included, drawn, charged, answered. */
final class SimulatedGeneration {

    private static final byte[] WEB_PAGE =
            "<!DOCTYPE html><html><body><h1>Bad gateway</h1></body></html>\n".getBytes(StandardCharsets.US_ASCII);

    // A picture in the making takes up to 40 MB of memory.
    private final Semaphore drawing =
            new Semaphore(Math.min(4, Runtime.getRuntime().availableProcessors()), true);
    private final Set<String> triedBefore = ConcurrentHashMap.newKeySet();
    private final SimulatorSettings settings;
    private final SimulatedAccount account;
    private final CountDownLatch closing;

    SimulatedGeneration(SimulatorSettings settings, SimulatedAccount account, CountDownLatch closing) {
        this.settings = settings;
        this.account = account;
        this.closing = closing;
    }

    /** Nothing means that the connection is to close without an answer. */
    Optional<SimulatedReply> answer(byte[] requestBody) throws IOException {
        RequestBody.Parsed parsed = RequestBody.parse(requestBody);
        if (parsed instanceof RequestBody.Parsed.Valid valid) {
            return answer(valid.attributes());
        }
        return Optional.of(SimulatedReply.error(400, ((RequestBody.Parsed.Invalid) parsed).problem()));
    }

    private Optional<SimulatedReply> answer(ImageAttributes attributes) throws IOException {
        Optional<Rehearsal> rehearsal = Rehearsal.in(attributes.prompt());
        if (rehearsal.isEmpty() || (rehearsal.get().passes() && !triedBefore.add(attributes.prompt()))) {
            return Optional.of(make(attributes, attributes.maxImages()));
        }
        return rehearse(rehearsal.get(), attributes);
    }

    private Optional<SimulatedReply> rehearse(Rehearsal rehearsal, ImageAttributes attributes) throws IOException {
        return switch (rehearsal.kind()) {
            case STATUS -> Optional.of(SimulatedReply.rehearsed(rehearsal.status()));
            case MODERATED ->
                Optional.of(SimulatedReply.error(
                        400,
                        "ByteDance image API error: The request failed because the output image may contain sensitive"
                                + " information."));
            case UNKNOWN ->
                Optional.of(
                        SimulatedReply.error(400, "The simulator knows no such marker; it knows " + Rehearsal.KNOWN));
            case TIMEOUT -> silence();
            case FEWER -> Optional.of(make(attributes, Math.max(1, attributes.maxImages() - 1)));
            case TRUNCATED ->
                Optional.of(make(attributes, attributes.maxImages()).brokenOff());
            case LOST, HTML, CHARGED_ERROR -> spoil(rehearsal, make(attributes, attributes.maxImages()));
        };
    }

    private static Optional<SimulatedReply> spoil(Rehearsal rehearsal, SimulatedReply made) {
        if (made.status() != 200) {
            return Optional.of(made);
        }
        return switch (rehearsal.kind()) {
            case LOST -> Optional.empty();
            case HTML -> Optional.of(made.butWith(200, "image/jpeg", WEB_PAGE));
            default -> {
                SimulatedReply error = SimulatedReply.rehearsed(rehearsal.status());
                yield Optional.of(made.butWith(error.status(), "application/json", error.body()));
            }
        };
    }

    private Optional<SimulatedReply> silence() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private SimulatedReply make(ImageAttributes attributes, int images) throws IOException {
        BigDecimal amount = settings.creditsPerImage().multiply(BigDecimal.valueOf(images));
        if (account.balance().compareTo(amount) < 0) {
            return notEnough(amount);
        }
        long start = System.nanoTime();
        List<byte[]> pictures = draw(attributes, images);
        waitFor(settings.latency().toNanos() - (System.nanoTime() - start));
        Optional<BigDecimal> remaining = account.charge(amount);
        if (remaining.isEmpty()) {
            return notEnough(amount);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return pack(pictures)
                .with(SimulatedEndpoint.BALANCE, remaining.get().toPlainString())
                .with("x-generation-time", String.format(Locale.ROOT, "%.3f", seconds))
                .with("x-output-metadata", metadata(attributes, images));
    }

    private SimulatedReply notEnough(BigDecimal amount) {
        return SimulatedReply.error(
                406,
                "Not enough credits: this call costs " + amount.toPlainString() + ", there are "
                        + account.balance().toPlainString());
    }

    private List<byte[]> draw(ImageAttributes attributes, int images) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (int index = 1; index <= images; index++) {
            drawing.acquireUninterruptibly();
            try {
                pictures.add(new SimulatedPicture(attributes, index, images).toJpeg());
            } finally {
                drawing.release();
            }
        }
        return pictures;
    }

    private void waitFor(long nanoseconds) throws IOException {
        try {
            if (closing.await(nanoseconds, TimeUnit.NANOSECONDS)) {
                throw new IOException("the simulator was closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the simulator was closed", e);
        }
    }

    private static SimulatedReply pack(List<byte[]> pictures) {
        if (pictures.size() == 1) {
            return new SimulatedReply(200, "image/jpeg", pictures.get(0));
        }
        Base64.Encoder base64 = Base64.getEncoder();
        return SimulatedReply.json(
                200,
                pictures.stream()
                        .map(picture -> "{\"b64_json\": \"" + base64.encodeToString(picture) + "\"}")
                        .collect(Collectors.joining(", ", "{\"data\": [", "]}")));
    }

    private static String metadata(ImageAttributes attributes, int images) {
        PixelSize size = PixelSize.of(attributes);
        return "{\"width\": " + size.width() + ", \"height\": " + size.height() + ", \"images\": " + images + "}";
    }
}
