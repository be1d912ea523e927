package io.github.seedreamplugin.simulator;

import io.github.seedreamplugin.image.ImageAttributes;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One paid call of v1: rehearsed faults included, drawn, charged, answered. */
final class SimulatedGeneration {

    private final Work work;
    private final Drawing drawing;
    private final SimulatedLinks links;

    SimulatedGeneration(Work work, Drawing drawing, SimulatedLinks links) {
        this.work = work;
        this.drawing = drawing;
        this.links = links;
    }

    /** Empty means that the connection closes without an answer. */
    Optional<SimulatedReply> answer(SimulatedRequest request) throws IOException {
        Optional<Rehearsal> rehearsal = request.rehearsal();
        if (rehearsal.isEmpty() || work.hasPassed(request)) {
            return Optional.of(make(request));
        }
        return rehearse(rehearsal.get(), request).map(reply -> reply.with("x-request-id", request.id()));
    }

    private Optional<SimulatedReply> rehearse(Rehearsal rehearsal, SimulatedRequest request) throws IOException {
        return switch (rehearsal.kind()) {
            case STATUS -> Optional.of(refuse(request, SimulatedReply.rehearsed(rehearsal.status())));
            case MODERATED -> Optional.of(refuse(request, SimulatedReply.moderated()));
            case UNKNOWN -> Optional.of(refuse(request, SimulatedReply.unknownMarker()));
            case ERROR_IN_200 ->
                Optional.of(refuse(request, SimulatedReply.error(200, "The generation failed, no credits were used"))
                        .with("x-cost", "0"));
            case LATE_CHARGE -> {
                work.later(() -> work.charge(request, request.attributes().maxImages()));
                yield Optional.of(SimulatedReply.rehearsed(rehearsal.status()));
            }
            case TIMEOUT -> {
                work.awaitClosing();
                yield Optional.empty();
            }
            default -> spoil(rehearsal, make(request));
        };
    }

    private static SimulatedReply refuse(SimulatedRequest request, SimulatedReply reply) {
        request.failed(reply.text(), BigDecimal.ZERO);
        return reply;
    }

    private static Optional<SimulatedReply> spoil(Rehearsal rehearsal, SimulatedReply made) {
        if (made.status() != 200) {
            return Optional.of(made);
        }
        return switch (rehearsal.kind()) {
            case LOST -> Optional.empty();
            case HTML -> Optional.of(SimulatedLinks.webPage(made));
            case TRUNCATED -> Optional.of(made.brokenOff());
            case WRONG_LENGTH -> Optional.of(made.declaringTooMuch());
            case GZIP -> Optional.of(made.gzipped());
            case CHARGED_ERROR -> {
                SimulatedReply error = SimulatedReply.rehearsed(rehearsal.status());
                yield Optional.of(made.butWith(error.status(), "application/json", error.body()));
            }
            default -> Optional.of(made);
        };
    }

    private SimulatedReply make(SimulatedRequest request) throws IOException {
        ImageAttributes attributes = request.attributes();
        int images = work.imagesMade(request);
        long start = System.nanoTime();
        if (!work.canPay(images)) {
            return refuse(request, work.notEnough(images));
        }
        List<String> entries = entries(request, images);
        work.waitLatency(start);
        if (!work.charge(request, images)) {
            return refuse(request, work.notEnough(images));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return pack(entries)
                .with("x-cost", request.result().cost().toPlainString())
                .with("x-request-id", request.id())
                .with("x-generation-time", String.format(Locale.ROOT, "%.3f", seconds))
                .with("x-output-metadata", metadata(attributes, images));
    }

    /** The pictures as they stand in a JSON answer. */
    private List<String> entries(SimulatedRequest request, int images) throws IOException {
        List<String> entries = new ArrayList<>();
        if (request.rehearsal().map(Rehearsal::kind).filter(this::isLinked).isPresent()) {
            links.of(request, images).forEach(link -> entries.add("{\"url\": \"" + link + "\"}"));
        } else {
            for (int index = 1; index <= images; index++) {
                byte[] picture = drawing.draw(request.attributes(), index, images);
                entries.add("{\"b64_json\": \"" + Base64.getEncoder().encodeToString(picture) + "\"}");
            }
        }
        if (Rehearsal.isIn(request.attributes().prompt(), Rehearsal.Kind.PARTLY)) {
            entries.add(SimulatedReply.FAILED_PICTURE);
        }
        return entries;
    }

    private boolean isLinked(Rehearsal.Kind kind) {
        return kind == Rehearsal.Kind.LINKS || kind == Rehearsal.Kind.BUSY_LINK;
    }

    private static SimulatedReply pack(List<String> entries) {
        String only = entries.get(0);
        String start = "{\"b64_json\": \"";
        if (entries.size() == 1 && only.startsWith(start)) {
            byte[] picture = Base64.getDecoder().decode(only.substring(start.length(), only.length() - 2));
            return new SimulatedReply(200, "image/jpeg", picture);
        }
        return SimulatedReply.json(200, entries.stream().collect(Collectors.joining(", ", "{\"data\": [", "]}")));
    }

    private static String metadata(ImageAttributes attributes, int images) {
        PixelSize size = PixelSize.of(attributes);
        return "{\"width\": " + size.width() + ", \"height\": " + size.height() + ", \"images\": " + images + "}";
    }
}
