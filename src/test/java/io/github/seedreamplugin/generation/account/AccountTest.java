package io.github.seedreamplugin.generation.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.account.Account.Readings;
import io.github.seedreamplugin.generation.request.CallLimits;
import io.github.seedreamplugin.generation.request.SpendingLimits;
import io.github.seedreamplugin.generation.run.FailureCode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
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

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "1.00, 0, 10, 28",
        "0.069, 0, 10, 1",
        "0.07, 0, 10, 2",
        "5, 9.5, 10, 14",
        "5, 0, 0.5, 14",
        "0.034, 0, 10, 0"
    })
    void sixtyFourAtOncePassNeitherBudgetNorBalanceByACent(String budget, String keep, String balance, int most)
            throws Exception {
        Account account = account();
        SpendingLimits limits = limits(budget, keep);
        account.readQuietly(new BigDecimal(balance));
        Till left = new Till(new BigDecimal(balance));
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            calls.add(() -> {
                if (!(account.enter(1, limits, MANY) instanceof Reservation.Granted granted)) {
                    return false;
                }
                account.paid(granted, 1, left.sell(granted.alone()));
                account.leave(granted);
                return true;
            });
        }
        int bought = 0;
        for (Future<Boolean> call : threads.invokeAll(calls)) {
            bought += call.get() ? 1 : 0;
        }

        assertThat(bought).isEqualTo(most);
        assertThat(account.committed()).isEqualByComparingTo(PRICE.multiply(BigDecimal.valueOf(most)));
        assertThat(account.committed()).isLessThanOrEqualTo(new BigDecimal(budget));
        assertThat(left.credits).isGreaterThanOrEqualTo(new BigDecimal(keep));
    }

    @Test
    void theFirstCallGoesAloneAndTheRestTogetherOnceThePriceIsSeen() throws Exception {
        Account account = account();
        account.readQuietly(new BigDecimal("10"));
        Reservation.Granted first = granted(account);
        Started<Reservation> second = inTheBackground(() -> account.enter(1, limits("1", "0"), 8));

        assertThat(first.alone()).isTrue();
        assertWaits(second);
        account.paid(first, 1, readings("10", "9.965"));
        account.leave(first);

        assertThat(second.get(10, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(Reservation.Granted.class, permit -> assertThat(permit.alone())
                        .isFalse());
        assertThat(granted(account).alone()).isFalse();
    }

    @Test
    void aCallThatFailedShowsNoPriceSoTheNextOneGoesAloneToo() throws Exception {
        Account account = account();
        Reservation.Granted first = granted(account);
        account.free(Optional.of(new BigDecimal("10")));
        account.leave(first);

        assertThat(granted(account).alone()).isTrue();
    }

    @Test
    void whereNoReadingCanBeHadThePriceIsTakenOnTrust() throws Exception {
        Account account = account();
        Reservation.Granted first = granted(account);
        account.paid(first, 1, new Readings(Optional.empty(), Optional.empty()));
        account.leave(first);

        assertThat(granted(account).alone()).isFalse();
        assertThat(account.committed()).isEqualByComparingTo(PRICE);
    }

    @Test
    void waitsWhereACallInFlightMayTurnOutToCostLess() throws Exception {
        Account account = seen();
        SpendingLimits limits = limits("0.175", "0");
        Reservation.Granted four = (Reservation.Granted) account.enter(4, limits, 8);
        Started<Reservation> one = inTheBackground(() -> account.enter(1, limits, 8));

        assertWaits(one);
        account.free(Optional.empty());
        account.leave(four);

        assertThat(one.get(10, TimeUnit.SECONDS)).isInstanceOf(Reservation.Granted.class);
    }

    @Test
    void refusesAtOnceWhenNothingInFlightCanChangeIt() throws Exception {
        Account account = seen();

        Reservation permit = account.enter(4, limits("0.14", "0"), 8);

        assertThat(permit).isInstanceOfSatisfying(Reservation.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(FailureCode.OVER_BUDGET);
            assertThat(refused.message()).contains("raise it to 0.175 or more");
        });
    }

    @Test
    void aCallOfUnknownOutcomeCountsAgainstBudgetAndBalanceUntilItIsSettled() throws Exception {
        Account account = seen();
        SpendingLimits tight = limits("1", "9.93");
        Reservation.Granted lost = (Reservation.Granted) account.enter(1, tight, 8);
        account.unknown(lost);
        account.leave(lost);

        assertThat(account.committed()).isEqualByComparingTo("0.07");
        assertThat(account.enter(1, tight, 8))
                .isInstanceOfSatisfying(Reservation.Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo(FailureCode.LOW_BALANCE));

        account.settled(lost.credits(), BigDecimal.ZERO);
        assertThat(account.committed()).isEqualByComparingTo("0.035");
        assertThat(account.enter(1, tight, 8)).isInstanceOf(Reservation.Granted.class);
    }

    @Test
    void aCallThatBroughtLessMayHaveCostAllThatItAskedFor() throws Exception {
        Account account = seen();
        Reservation.Granted four = (Reservation.Granted) account.enter(4, limits("1", "0"), 8);

        BigDecimal booked = account.paid(four, 2, new Readings(Optional.empty(), Optional.empty()));
        account.leave(four);

        assertThat(booked).isEqualByComparingTo("0.07");
        assertThat(account.standing().booked()).isEqualByComparingTo("0.105");
        assertThat(account.committed()).isEqualByComparingTo("0.175");
    }

    @Test
    void stoppingWakesEverybodyWhoWaits() throws Exception {
        Account account = account();
        granted(account);
        List<Started<Reservation>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(inTheBackground(() -> account.enter(1, limits("1", "0"), 8)));
        }
        assertWaits(all.get(7));

        account.stop();

        for (Started<Reservation> each : all) {
            assertThat(each.get(10, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(Reservation.Refused.class, refused -> assertThat(refused.code())
                            .isEqualTo(FailureCode.STOPPED));
        }
        assertThat(account.pace().awaitTurn()).isFalse();
    }

    @Test
    void whoWantsQuietWaitsForCallsInFlightAndLetsNobodyIn() throws Exception {
        Account account = seen();
        Reservation.Granted inFlight = granted(account);
        CountDownLatch quiet = new CountDownLatch(1);
        Started<Boolean> settler = inTheBackground(() -> {
            account.quieten();
            quiet.countDown();
            return true;
        });
        assertWaits(settler);
        Started<Reservation> next = inTheBackground(() -> account.enter(1, limits("1", "0"), 8));
        assertWaits(next);

        account.leave(inFlight);
        assertThat(quiet.await(10, TimeUnit.SECONDS)).isTrue();
        assertWaits(next);
        account.resume();

        assertThat(next.get(10, TimeUnit.SECONDS)).isInstanceOf(Reservation.Granted.class);
    }

    @Test
    void noMoreCallsThanAllowedAreInFlight() throws Exception {
        Account account = seen();
        Reservation.Granted one = (Reservation.Granted) account.enter(1, limits("1", "0"), 2);
        account.enter(1, limits("1", "0"), 2);
        Started<Reservation> third = inTheBackground(() -> account.enter(1, limits("1", "0"), 2));
        assertWaits(third);

        account.leave(one);

        assertThat(third.get(10, TimeUnit.SECONDS)).isInstanceOf(Reservation.Granted.class);
    }

    @Test
    void noticesThatSomebodyElseSpends() throws Exception {
        Account account = seen();
        Reservation.Granted permit = granted(account);
        account.paid(permit, 1, new Readings(Optional.empty(), Optional.of(new BigDecimal("9.5"))));
        account.leave(permit);

        assertThat(account.othersSeen()).isTrue();
    }

    @Test
    void takesReadingsThatArriveLateForNoMoreThanTheyAre() throws Exception {
        Account account = seen();
        Reservation.Granted one = granted(account);
        Reservation.Granted two = granted(account);
        account.paid(two, 1, new Readings(Optional.empty(), Optional.of(new BigDecimal("9.895"))));
        account.paid(one, 1, new Readings(Optional.empty(), Optional.of(new BigDecimal("9.93"))));

        assertThat(account.balance()).contains(new BigDecimal("9.895"));
        assertThat(account.othersSeen()).isFalse();
    }

    /** The service's books. */
    private static final class Till {

        private BigDecimal credits;

        Till(BigDecimal credits) {
            this.credits = credits;
        }

        synchronized Readings sell(boolean alone) {
            Optional<BigDecimal> before = alone ? Optional.of(credits) : Optional.empty();
            credits = credits.subtract(PRICE);
            return new Readings(before, Optional.of(credits));
        }
    }

    private static Account account() {
        return new Account(
                "label",
                limits("1", "0"),
                new CallLimits(8, 1_000_000, Duration.ofMinutes(1), 3, Duration.ZERO),
                Clock.systemUTC());
    }

    /** An account with 10 credits, of which a first call has taken one picture's price. */
    private static Account seen() throws InterruptedException {
        Account account = account();
        account.readQuietly(new BigDecimal("10"));
        Reservation.Granted first = granted(account);
        account.paid(first, 1, readings("10", "9.965"));
        account.leave(first);
        return account;
    }

    private static Reservation.Granted granted(Account account) throws InterruptedException {
        return (Reservation.Granted) account.enter(1, limits("1", "0"), 8);
    }

    private static SpendingLimits limits(String maxCredits, String minRemainingCredits) {
        return SpendingLimits.builder()
                .maxCredits(new BigDecimal(maxCredits))
                .minRemainingCredits(new BigDecimal(minRemainingCredits))
                .creditsPerImage(PRICE)
                .build();
    }

    private static Readings readings(String before, String after) {
        return new Readings(Optional.of(new BigDecimal(before)), Optional.of(new BigDecimal(after)));
    }

    private static <T> Started<T> inTheBackground(Callable<T> task) {
        Started<T> started = new Started<>(task);
        started.thread.setDaemon(true);
        started.thread.start();
        return started;
    }

    /** A task in a thread of its own. */
    private static final class Started<T> extends FutureTask<T> {

        private final Thread thread = new Thread(this);

        Started(Callable<T> task) {
            super(task);
        }
    }

    /** It ends up waiting, rather than with a result. */
    private static void assertWaits(Started<?> who) {
        while (who.thread.getState() != Thread.State.WAITING && who.thread.isAlive()) {
            Thread.onSpinWait();
        }
        assertThat(who.isDone()).isFalse();
    }
}
