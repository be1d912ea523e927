package io.github.seedreamplugin.segmind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Polls the jobs of a run: one thread keeps the time for all of them and a few ask, so that a thousand jobs need no
 * thousand threads. A job is asked for no more often than each second, and all together ten times a second, since nobody
 * says whether polls count against the rate limit. An answer that this was too often slows the polling alone.
 *
 * <p>A future is completed by one of these threads: what follows and takes time belongs on another one.
 */
public final class QueuePoller implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration BETWEEN_POLLS = Duration.ofSeconds(1);
    private static final Duration LONGEST_BETWEEN_POLLS = Duration.ofSeconds(10);
    private static final Duration FIRST_SLOWDOWN = Duration.ofSeconds(2);
    private static final Duration LONGEST_SLOWDOWN = Duration.ofMinutes(1);
    private static final int ASKING = 4;
    /** How many 404s in a row mean that the queue does not know a job: one may come before every server knows it. */
    private static final int TIMES_GONE = 5;
    // Asked a little earlier than the quickest job so far was done, or it would never show that it can be quicker.
    private static final int PERCENT_OF_SHORTEST = 80;

    private final SegmindClient client;
    private final ScheduledExecutorService timer;
    private final ExecutorService threads;
    private final List<Job> waiting = new ArrayList<>();
    private boolean started;
    private boolean closed;
    private int inFlight;
    private long pausedUntil = System.nanoTime();
    private Duration slowdown = FIRST_SLOWDOWN;
    private Optional<Duration> shortestSeen = Optional.empty();

    public QueuePoller(SegmindClient client) {
        this.client = client;
        timer = Executors.newSingleThreadScheduledExecutor(named("seedream-poll-timer"));
        threads = Executors.newFixedThreadPool(ASKING, named("seedream-poll"));
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** One job, and when it is asked for next. Touched under the poller's lock alone, but for its future. */
    private static final class Job {

        private final QueuedRequest request;
        private final CompletableFuture<JobStatus> future = new CompletableFuture<>();
        private final long addedAt = System.nanoTime();
        private final long deadlineAt;
        private final boolean fresh;
        private long dueAt;
        private Duration pause = BETWEEN_POLLS;
        private JobStatus last = new JobStatus.Waiting(false);
        private int timesGone;

        Job(QueuedRequest request, Duration notBefore, Duration deadline, boolean fresh) {
            this.request = request;
            this.fresh = fresh;
            dueAt = addedAt + notBefore.toNanos();
            deadlineAt = addedAt + deadline.toNanos();
        }
    }

    /** Watches a job that was just submitted: it is first asked for when it can be done by what was seen so far. */
    public CompletableFuture<JobStatus> watch(QueuedRequest request, Duration deadline) {
        Duration notBefore;
        synchronized (this) {
            notBefore = shortestSeen
                    .map(seen -> seen.multipliedBy(PERCENT_OF_SHORTEST).dividedBy(100))
                    .orElse(Duration.ZERO);
        }
        return add(new Job(request, notBefore, deadline, true));
    }

    /**
     * Watches a job, such as one of an earlier run, until it is completed, failed or gone.
     *
     * @param notBefore how long it is not asked for, from now
     * @param deadline when to give up, from now; the future then holds what was heard last
     */
    public CompletableFuture<JobStatus> watch(QueuedRequest request, Duration notBefore, Duration deadline) {
        return add(new Job(request, notBefore, deadline, false));
    }

    private synchronized CompletableFuture<JobStatus> add(Job job) {
        if (closed) {
            job.future.complete(stopped());
            return job.future;
        }
        waiting.add(job);
        if (!started) {
            started = true;
            var unused = timer.scheduleAtFixedRate(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        }
        return job.future;
    }

    /** Ends what is too late, and has the job asked for that has been due for the longest time. */
    private void tick() {
        List<Job> late = new ArrayList<>();
        synchronized (this) {
            long now = System.nanoTime();
            for (Job job : waiting) {
                if (now - job.deadlineAt >= 0) {
                    late.add(job);
                }
            }
            waiting.removeAll(late);
            if (!closed && inFlight < ASKING && now - pausedUntil >= 0) {
                waiting.stream()
                        .filter(job -> now - job.dueAt >= 0)
                        .min(Comparator.comparingLong(job -> job.dueAt - now))
                        .ifPresent(this::ask);
            }
        }
        late.forEach(job -> job.future.complete(job.last));
    }

    private void ask(Job job) {
        try {
            threads.execute(() -> poll(job));
            waiting.remove(job);
            inFlight++;
        } catch (RejectedExecutionException e) {
            job.future.complete(stopped());
        }
    }

    /** Whoever waits for the job must hear of a defect too, or it waits forever. */
    private void poll(Job job) {
        try {
            heard(job, client.poll(job.request));
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                inFlight--;
            }
            job.future.completeExceptionally(e);
        }
    }

    private void heard(Job job, JobStatus status) {
        boolean over;
        synchronized (this) {
            inFlight--;
            long now = System.nanoTime();
            job.timesGone = status instanceof JobStatus.Gone ? job.timesGone + 1 : 0;
            boolean unsure = job.timesGone > 0 && job.timesGone < TIMES_GONE;
            over = (status.isFinal() && !unsure) || closed || now - job.deadlineAt >= 0;
            job.last = status;
            if (status instanceof JobStatus.Completed && job.fresh) {
                Duration took = Duration.ofNanos(now - job.addedAt);
                shortestSeen =
                        shortestSeen.filter(seen -> seen.compareTo(took) < 0).or(() -> Optional.of(took));
            }
            pace(job, status, now);
            if (!over) {
                waiting.add(job);
            }
        }
        if (over) {
            job.future.complete(status);
        }
    }

    private void pace(Job job, JobStatus status, long now) {
        if (status instanceof JobStatus.Busy busy) {
            Duration wish = busy.retryAfter().orElse(slowdown);
            pausedUntil = now + shorter(wish, LONGEST_SLOWDOWN).toNanos();
            slowdown = shorter(slowdown.multipliedBy(2), LONGEST_SLOWDOWN);
        } else if (status instanceof JobStatus.Unreachable) {
            job.pause = shorter(job.pause.multipliedBy(2), LONGEST_BETWEEN_POLLS);
        } else {
            job.pause = BETWEEN_POLLS;
            slowdown = FIRST_SLOWDOWN;
        }
        job.dueAt = now + job.pause.toNanos();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static JobStatus stopped() {
        return new JobStatus.Unreachable("the run was stopped");
    }

    /** Ends every watch with what was heard last. Polls in flight end with their client. */
    @Override
    public void close() {
        List<Job> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(waiting);
            waiting.clear();
        }
        timer.shutdownNow();
        threads.shutdown();
        left.forEach(job -> job.future.complete(stopped()));
    }
}
