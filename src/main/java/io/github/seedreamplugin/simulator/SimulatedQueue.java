package io.github.seedreamplugin.simulator;

import io.github.seedreamplugin.simulator.SimulatedRequest.Result;
import io.github.seedreamplugin.simulator.SimulatedRequest.Status;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Version 2 of the service: a request is accepted at once and charged when it is completed. */
final class SimulatedQueue {

    private static final Pattern PATH = Pattern.compile("/v[12]/requests/([^/]+)(/status)?");
    private static final Duration KEPT = Duration.ofHours(1);

    private final SimulatedRequests requests;
    private final Work work;
    private final SimulatedLinks links;

    SimulatedQueue(SimulatedRequests requests, Work work, SimulatedLinks links) {
        this.requests = requests;
        this.work = work;
        this.links = links;
    }

    static boolean isFor(String path) {
        return PATH.matcher(path).matches();
    }

    /** Empty means that the connection closes without an answer. */
    Optional<SimulatedReply> submit(SimulatedRequest request) {
        Optional<Rehearsal> rehearsal = request.rehearsal();
        if (rehearsal.isPresent() && !work.hasPassed(request)) {
            Rehearsal.Kind kind = rehearsal.get().kind();
            if (kind == Rehearsal.Kind.STATUS || kind == Rehearsal.Kind.UNKNOWN) {
                SimulatedReply reply = kind == Rehearsal.Kind.STATUS
                        ? SimulatedReply.rehearsed(rehearsal.get().status())
                        : SimulatedReply.unknownMarker();
                request.failed(reply.text(), BigDecimal.ZERO);
                return Optional.of(reply);
            }
        }
        int images = work.imagesMade(request);
        if (!work.canPay(images)) {
            request.failed("Not enough credits", BigDecimal.ZERO);
            return Optional.of(work.notEnough(images));
        }
        work.now(() -> process(request));
        return Rehearsal.isIn(request.attributes().prompt(), Rehearsal.Kind.LOST)
                ? Optional.empty()
                : Optional.of(accepted(request));
    }

    private SimulatedReply accepted(SimulatedRequest request) {
        String id = request.id();
        return SimulatedReply.json(
                200,
                "{\"request_id\": \"" + id + "\", \"status\": \"QUEUED\", \"poll_url\": \""
                        + links.address("/v1/requests/" + id) + "\", \"status_url\": \""
                        + links.address("/v2/requests/" + id + "/status") + "\", \"response_url\": \""
                        + links.address("/v2/requests/" + id) + "\"}");
    }

    private void process(SimulatedRequest request) {
        request.processing();
        try {
            work.waitLatency(System.nanoTime());
        } catch (IOException e) {
            return;
        }
        switch (request.rehearsal().map(Rehearsal::kind).orElse(Rehearsal.Kind.LINKS)) {
            case TIMEOUT -> {}
            case MODERATED -> request.failed(SimulatedReply.MODERATED, BigDecimal.ZERO);
            case ERROR_IN_200 -> request.failed("The generation failed, no credits were used", BigDecimal.ZERO);
            case CHARGED_ERROR -> work.chargeFailed(request, "A simulated failure, as the prompt asked for");
            case LATE_CHARGE -> work.later(() -> complete(request));
            default -> complete(request);
        }
    }

    private void complete(SimulatedRequest request) {
        if (!work.charge(request, work.imagesMade(request))) {
            request.failed("Not enough credits", BigDecimal.ZERO);
        }
    }

    /** The status of a request, or its result. */
    SimulatedReply answer(String path) {
        Matcher matcher = PATH.matcher(path);
        Optional<SimulatedRequest> request = matcher.matches()
                ? requests.find(matcher.group(1))
                        .filter(known -> known.age().compareTo(KEPT) < 0)
                        .filter(known -> !isForgotten(known))
                : Optional.empty();
        boolean status = matcher.matches() && matcher.group(2) != null;
        return request.map(known -> state(known, status))
                .orElseGet(() -> SimulatedReply.error(404, "There is no such request, or its result has expired"));
    }

    private static boolean isForgotten(SimulatedRequest request) {
        return Rehearsal.isIn(request.attributes().prompt(), Rehearsal.Kind.FORGOTTEN)
                && request.result().status() == Status.COMPLETED;
    }

    private SimulatedReply state(SimulatedRequest request, boolean statusAlone) {
        Result result = request.result();
        String head = "{\"status\": \"" + result.status() + "\", \"request_id\": \"" + request.id() + "\"";
        String tail = ", \"metrics\": {" + cost(result) + "\"retry_count\": 0}}";
        if (result.status() == Status.FAILED) {
            return SimulatedReply.json(422, head + ", \"error\": " + SimulatedReply.quoted(result.error()) + tail);
        }
        if (statusAlone || result.status() != Status.COMPLETED) {
            return SimulatedReply.json(200, head + tail);
        }
        return SimulatedReply.json(200, head + pictures(request, result) + tail);
    }

    private String pictures(SimulatedRequest request, Result result) {
        List<String> made = links.of(request, result.images());
        String images = made.stream()
                .map(link -> "{\"url\": \"" + link + "\", \"content_type\": \"image/jpeg\"}")
                .collect(Collectors.joining(", "));
        boolean partly = Rehearsal.isIn(request.attributes().prompt(), Rehearsal.Kind.PARTLY);
        String failed = partly ? (made.isEmpty() ? "" : ", ") + SimulatedReply.FAILED_PICTURE : "";
        String output = made.stream().map(link -> "\"" + link + "\"").collect(Collectors.joining(", ", "[", "]"));
        return ", \"output\": " + output + ", \"images\": [" + images + failed + "], \"prompt\": "
                + SimulatedReply.quoted(request.attributes().prompt());
    }

    /** Absent where nothing was charged. */
    private String cost(Result result) {
        return result.cost().signum() == 0
                ? ""
                : "\"cost\": " + result.cost().toPlainString() + ", \"remaining_credits\": "
                        + work.shownBalance().toPlainString() + ", ";
    }
}
