package io.github.seedreamplugin.testing;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The jobs of v2: accepted, ended and charged each as its script says, and forgotten when their hour is over. */
public final class ScriptedQueue {

    private static final Pattern TARGET = Pattern.compile(".*/v[12]/requests/([^/]+)(/status)?");

    /** One job under way or ended. */
    private static final class Job {

        private final Making making;
        private final ScriptedJob script;
        private final List<JsonShape.Entry> entries;
        private final int made;
        private final Deque<ScriptedAnswer> firstPolls;
        private final Deque<ScriptedAnswer> firstResults;
        private final long submitted = System.nanoTime();
        private int pollsLeft;
        private String status = "QUEUED";
        private volatile Optional<BigDecimal> cost = Optional.empty();

        Job(Making making, ScriptedJob script) {
            this.making = making;
            this.script = script;
            List<ScriptedPiece> pieces = script.end != ScriptedJob.End.COMPLETED
                    ? List.of()
                    : script.pieces.isEmpty()
                            ? Collections.nCopies(making.images(), ScriptedPiece.linked())
                            : script.pieces;
            entries = making.entries(pieces);
            made = (int) pieces.stream().filter(ScriptedPiece::isMade).count();
            firstPolls = new ArrayDeque<>(script.firstPolls);
            firstResults = new ArrayDeque<>(script.firstResults);
            pollsLeft = script.polls;
        }
    }

    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Books books;
    private final ScriptedHistory history;
    private final Later later;
    private Duration kept = Duration.ofHours(1);

    ScriptedQueue(Books books, ScriptedHistory history, Later later) {
        this.books = books;
        this.history = history;
        this.later = later;
    }

    /** How long after its submission a job is known; an hour at the start. */
    public synchronized ScriptedQueue keepingFor(Duration time) {
        kept = time;
        return this;
    }

    /** As if the hour of every job so far were over. */
    public synchronized void expire() {
        jobs.clear();
    }

    /** How many jobs have not ended. */
    public synchronized int running() {
        return (int) jobs.values().stream().filter(job -> !isEnded(job)).count();
    }

    /** Ends the held jobs of these requests. */
    synchronized void release(Predicate<ReceivedRequest> which) {
        jobs.values().stream()
                .filter(job -> job.script.held && which.test(job.making.request()))
                .forEach(this::end);
    }

    synchronized void submit(Making making, ScriptedJob script) {
        Job job = new Job(making, script);
        jobs.put(making.requestId(), job);
        if (script.payment == ScriptedJob.Payment.ON_SUBMISSION) {
            charge(job);
        }
        if (script.held || script.polls > 0 || script.end == ScriptedJob.End.NEVER) {
            return;
        }
        if (script.duration.isZero()) {
            end(job);
        } else {
            later.run(script.duration, () -> end(job));
        }
    }

    private synchronized void end(Job job) {
        if (isEnded(job) || job.script.end == ScriptedJob.End.NEVER) {
            return;
        }
        job.status = job.script.end.name();
        switch (job.script.payment) {
            case ON_COMPLETION -> charge(job);
            case WHEN_SETTLED -> books.later(() -> charge(job));
            default -> {}
        }
        if (job.script.end == ScriptedJob.End.FAILED) {
            history.failed(job.making, job.script.words);
        } else {
            history.completed(job.making, job.cost.orElse(BigDecimal.ZERO));
        }
    }

    private void charge(Job job) {
        BigDecimal amount = job.script.amount.orElseGet(
                () -> books.amount(job.making.images(), job.made == 0 ? job.making.images() : job.made));
        ReceivedRequest request = job.making.request();
        books.book(new Sale(
                job.making.requestId(),
                request.at(),
                request.prompt(),
                request.body(),
                amount,
                "",
                job.making.digests()));
        job.cost = Optional.of(amount);
        if (isEnded(job) && job.script.end == ScriptedJob.End.COMPLETED) {
            history.completed(job.making, amount);
        }
    }

    private static boolean isEnded(Job job) {
        return job.status.equals(ScriptedJob.End.COMPLETED.name()) || job.status.equals(ScriptedJob.End.FAILED.name());
    }

    static boolean isFor(URI target) {
        return TARGET.matcher(target.getPath()).matches();
    }

    /** Answers a poll of the status or a request for the result. */
    synchronized ScriptedAnswer answer(URI target) {
        Matcher matcher = TARGET.matcher(target.getPath());
        Job job = matcher.matches() ? jobs.get(matcher.group(1)) : null;
        if (job == null || System.nanoTime() - job.submitted > kept.toNanos()) {
            return ScriptedAnswer.error(404, "Request not found");
        }
        boolean poll = matcher.group(2) != null;
        Deque<ScriptedAnswer> first = poll ? job.firstPolls : job.firstResults;
        if (!first.isEmpty()) {
            return first.remove().free();
        }
        if (poll && job.script.polls > 0 && !isEnded(job)) {
            if (job.pollsLeft-- > 0) {
                job.status = "PROCESSING";
            } else {
                end(job);
            }
        }
        return state(job, poll);
    }

    private ScriptedAnswer state(Job job, boolean poll) {
        String head = "{\"status\":\"" + job.status + "\",\"request_id\":\"" + job.making.requestId() + "\"";
        String metrics = ",\"metrics\":{" + (job.script.metrics ? cost(job) : "") + "\"retry_count\":0}}";
        if (job.status.equals("FAILED")) {
            return ScriptedAnswer.json(head + ",\"error\":" + JsonShape.quoted(job.script.words) + metrics)
                    .withStatus(422);
        }
        if (poll || !job.status.equals("COMPLETED")) {
            return ScriptedAnswer.json(head + metrics);
        }
        String outputs = job.entries.stream()
                .filter(entry -> entry.field().equals("url"))
                .map(JsonShape.Entry::json)
                .collect(Collectors.joining(",", ",\"output\":[", "]"));
        String images = job.entries.stream()
                .map(JsonShape.Entry::asObject)
                .collect(Collectors.joining(",", ",\"images\":[", "]"));
        return ScriptedAnswer.json(head + outputs + images + ",\"seed\":7" + metrics);
    }

    private String cost(Job job) {
        return job.cost
                .map(cost -> "\"cost\":" + cost.toPlainString() + ",\"remaining_credits\":"
                        + books.shownBalance().toPlainString() + ",")
                .orElse("");
    }
}
