package io.github.seedreamplugin.testing;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** One request after the other: which answer, what it costs, and the sending of it. */
final class ScriptedService {

    static final String GENERATION = "/v1/seedream-v5-lite-text-to-image";
    static final String QUEUE = "/v2/seedream-v5-lite-text-to-image";
    static final String CREDITS = "/v1/get-user-credits";

    private static final String NO_KEY =
            "{\"error\":\"invalid_api_key\",\"error_description\":\"Authentication failed\",\"status_code\":401}";

    final LoopbackServer server = LoopbackServer.bound();
    final Script script = new Script();
    final Journal journal;
    final Books books;
    final ScriptedHistory history = new ScriptedHistory();
    final ScriptedFiles files = new ScriptedFiles(server, script);
    final Later later = new Later();
    final ScriptedQueue queue;
    final Set<String> delivered = ConcurrentHashMap.newKeySet();
    volatile String key = "SG_0123456789abcdef";

    ScriptedService(Journal journal, Books books) {
        this.journal = journal;
        this.books = books;
        queue = new ScriptedQueue(books, history, later);
        server.serving(this::serve);
    }

    private void serve(Connection connection) throws IOException {
        boolean open = !server.isClosed();
        while (open) {
            Optional<ReceivedRequest> request = connection.read();
            open = request.isPresent() && serve(connection, request.get()) && !server.isClosed();
        }
    }

    /** Whether the connection can serve another request. */
    private boolean serve(Connection connection, ReceivedRequest request) throws IOException {
        Making making = new Making(request, UUID.randomUUID().toString(), files);
        Journal.Entry entry = journal.arrived(request, request.isGeneration(), () -> choose(request));
        try {
            if (request.isGeneration()) {
                history.began(making);
            }
            bookLater(entry.answer(), making);
            if (entry.answer().held) {
                entry.awaitRelease();
            }
            if (server.isClosed()) {
                return false;
            }
            connection.pause(entry.answer().delay);
            return answer(connection, entry, making);
        } finally {
            journal.left(entry);
        }
    }

    private boolean answer(Connection connection, Journal.Entry entry, Making making) throws IOException {
        ScriptedAnswer answer = entry.answer();
        byte[] body = answer.body.apply(making);
        if (!book(answer, making, body)) {
            answer = ScriptedAnswer.error(406, "Not enough credits");
            body = answer.body.apply(making);
        }
        byte[] sent = answer.coding.isPresent() ? answer.coding.get().encode(body) : body;
        // Out of the way before the client can know it has the last byte, or its next request would count as one more.
        Runnable beforeTheEnd = () -> journal.left(entry);
        boolean reusable =
                answer.answered && connection.write(answer, headers(answer, making, sent.length), sent, beforeTheEnd);
        if (answer.answered && answer.status == 200 && answer.sentOfBody.isEmpty()) {
            delivered.add(making.requestId());
        }
        if (answer.hung) {
            entry.awaitRelease();
        }
        if (answer.reset) {
            connection.breakOff();
        }
        return reusable;
    }

    private ScriptedAnswer choose(ReceivedRequest request) {
        URI target = URI.create(request.path());
        boolean keyed = request.isGeneration()
                || target.getPath().endsWith(CREDITS)
                || ScriptedQueue.isFor(target)
                || target.getPath().startsWith(ScriptedHistory.PATH);
        if (keyed && !request.header("x-api-key").equals(key)) {
            return ScriptedAnswer.json(NO_KEY).withStatus(401).free().stating();
        }
        return script.answerTo(request, request.isGeneration()).orElseGet(() -> unscripted(request, target));
    }

    private ScriptedAnswer unscripted(ReceivedRequest request, URI target) {
        if (request.isGeneration()) {
            return request.method().equals("POST") ? asDocumented(request) : ScriptedAnswer.page(405);
        }
        if (target.getPath().endsWith(CREDITS)) {
            return ScriptedAnswer.json(
                    "{\"credits\": " + books.shownBalance().toPlainString() + ", \"free-credits\": 0.0}");
        }
        if (ScriptedQueue.isFor(target)) {
            return queue.answer(target);
        }
        return target.getPath().startsWith(ScriptedHistory.PATH)
                ? history.answer(target)
                : ScriptedAnswer.error(404, "Not found");
    }

    private static ScriptedAnswer asDocumented(ReceivedRequest request) {
        if (!request.header("content-type").toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return ScriptedAnswer.error(406, "Invalid content type");
        }
        if (request.prompt().isBlank() || request.images() < 1 || request.images() > 15) {
            return ScriptedAnswer.error(400, "prompt and max_images (1 to 15) are needed");
        }
        return request.isQueued() ? ScriptedAnswer.accepted(ScriptedJob.completed()) : ScriptedAnswer.asAsked();
    }

    /** A charge that comes whatever else becomes of the request is on its way once that has arrived. */
    private void bookLater(ScriptedAnswer answer, Making making) {
        boolean delayed = answer.charge == ScriptedAnswer.ChargeTime.AFTER_A_DELAY;
        if (making.request().isGeneration() && (delayed || answer.charge == ScriptedAnswer.ChargeTime.WHEN_SETTLED)) {
            Runnable charge = () -> {
                Sale sale = sale(answer, making, new byte[0]);
                books.book(sale);
                history.completed(making, sale.amount());
            };
            if (delayed) {
                books.later(answer.chargeDelay, charge);
            } else {
                Runnable unused = books.later(charge);
            }
        }
    }

    /** Whether the call went through; only what the service means to deliver needs a balance that covers it. */
    private boolean book(ScriptedAnswer answer, Making making, byte[] body) {
        if (!making.request().isGeneration()) {
            return true;
        }
        if (answer.job.isPresent()) {
            return submit(answer.job.get(), making);
        }
        if (answer.charge == ScriptedAnswer.ChargeTime.NEVER) {
            history.failed(making, "status " + answer.status);
        }
        if (answer.charge != ScriptedAnswer.ChargeTime.WITH_THE_ANSWER) {
            return true;
        }
        Sale sale = sale(answer, making, body);
        if (answer.status != 200) {
            books.book(sale);
        } else if (!books.bookIfCovered(sale)) {
            history.failed(making, "Not enough credits");
            return false;
        }
        history.completed(making, sale.amount());
        return true;
    }

    private boolean submit(ScriptedJob job, Making making) {
        if (!books.covers(books.amount(making.images(), making.images()))) {
            history.failed(making, "Not enough credits");
            return false;
        }
        queue.submit(making, job);
        return true;
    }

    private Sale sale(ScriptedAnswer answer, Making making, byte[] body) {
        int images = making.images();
        BigDecimal amount = answer.amount.orElseGet(
                () -> making.priced(() -> books.amount(images, answer.made > 0 ? answer.made : images)));
        ReceivedRequest request = making.request();
        String digest = TestPictures.sha256(body);
        return new Sale(
                making.requestId(), request.at(), request.prompt(), request.body(), amount, digest, making.digests());
    }

    private Map<String, String> headers(ScriptedAnswer answer, Making making, int length) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ReceivedRequest request = making.request();
        if (!answer.contentType.isEmpty()) {
            headers.put("content-type", answer.contentType);
        } else if (answer.status == 200) {
            headers.put("content-type", request.images() == 1 ? "image/jpeg" : "application/json");
        }
        if (request.isGeneration() || request.path().endsWith(CREDITS)) {
            state(headers, answer, making);
        }
        answer.coding.ifPresent(
                coding -> headers.put("content-encoding", coding.name().toLowerCase(Locale.ROOT)));
        switch (answer.framing) {
            case LENGTH -> headers.put("content-length", Integer.toString(answer.declaredLength.orElse(length)));
            case CHUNKED -> headers.put("transfer-encoding", "chunked");
            case UNTIL_CLOSED -> headers.put("connection", "close");
        }
        answer.headers.forEach(
                (name, value) -> value.ifPresentOrElse(text -> headers.put(name, text), () -> headers.remove(name)));
        return headers;
    }

    private void state(Map<String, String> headers, ScriptedAnswer answer, Making making) {
        if (states(answer, StatedFact.BALANCE)) {
            headers.put("x-remaining-credits", books.shownBalance().toPlainString());
        }
        if (!making.request().isGeneration()) {
            return;
        }
        if (states(answer, StatedFact.REQUEST_ID)) {
            headers.put("x-request-id", making.requestId());
        }
        boolean charged = answer.charge == ScriptedAnswer.ChargeTime.WITH_THE_ANSWER;
        boolean free = answer.charge == ScriptedAnswer.ChargeTime.NEVER && answer.status == 200;
        if (states(answer, StatedFact.COST) && answer.job.isEmpty() && (charged || free)) {
            String cost = charged ? sale(answer, making, new byte[0]).amount().toPlainString() : "0";
            headers.put("x-cost", cost);
        }
    }

    private boolean states(ScriptedAnswer answer, StatedFact fact) {
        return answer.stated.map(facts -> facts.contains(fact)).orElseGet(() -> books.states(fact));
    }
}
