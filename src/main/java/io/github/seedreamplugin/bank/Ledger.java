package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.LedgerEntry.OfCall;
import io.github.seedreamplugin.bank.LedgerEntry.Reading;
import io.github.seedreamplugin.files.AtomicFile;
import io.github.seedreamplugin.files.Directories;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The append-only record of paid calls, one file an entry, each on the disk before the method returns.
 *
 * <p>Entries are ordered by a number that the ledger gives them, never by a clock. Under {@code home/ledger}: {@code
 * calls/ab/CALL.NUMBER.WORD.json} with the first two digits of the key, so that the calls of one key are found in one
 * small directory and open calls by listing names; {@code readings/NUMBER-ACCOUNT-RANDOM.json}; {@code sequence}, the last
 * number given. An entry that can no longer be read still counts by its name: an intent as a call of unknown content, an
 * outcome or a settlement as what its name says, for anything up to the most that the intent allowed. Only a reading
 * without content is as if it had not been made.
 */
public final class Ledger {

    private final HomeDirectory home;
    private final Clock clock;
    private final CallDirectory calls;
    private final ReadingDirectory readings;
    private final LedgerSequence sequence;

    public Ledger(Path home, Clock clock) {
        HomeDirectory directory = new HomeDirectory(home);
        this.home = directory;
        this.clock = clock;
        this.calls = new CallDirectory(directory.resolve("ledger/calls"));
        this.readings = new ReadingDirectory(directory.resolve("ledger/readings"));
        this.sequence = new LedgerSequence(directory, new MachineLock(home), this::lastSequence);
    }

    /** An id for a call that is about to be made, to write its intent with. */
    public CallId newCall(PurchaseKey key) {
        return CallId.next(clock, key);
    }

    /** Adds an entry and returns its number; it is on the disk by then. */
    public long append(LedgerEntry entry) throws IOException {
        byte[] bytes = LedgerFile.write(entry);
        Path directory = Directories.of(fileOf(entry, 0));
        try (AtomicFile.Written written = home.prepare(directory.resolve("entry"), out -> out.write(bytes))) {
            // Only the name is given one at a time: calls that end together must not wait for each other's disk.
            long number = sequence.next(next -> written.moveTo(fileOf(entry, next)));
            Directories.force(directory);
            return number;
        }
    }

    private Path fileOf(LedgerEntry entry, long number) {
        return entry instanceof Reading reading
                ? readings.fileOf(reading, number)
                : calls.fileOf((OfCall) entry, number);
    }

    /** The highest number of any entry; below zero if none has one. */
    public long lastSequence() throws IOException {
        return Math.max(calls.highest(), readings.highest());
    }

    /** All calls that were to buy under this key, the oldest first. */
    public List<Call> calls(PurchaseKey key) throws IOException {
        return calls.of(key);
    }

    /** All calls that were to buy under one of these keys: those under former ones first, the oldest first. */
    public List<Call> calls(PurchaseKeys keys) throws IOException {
        List<Call> found = new ArrayList<>();
        for (PurchaseKey former : keys.former()) {
            found.addAll(calls.of(former));
        }
        found.addAll(calls.of(keys.current()));
        return found;
    }

    /** All calls, the oldest first. */
    public List<Call> allCalls() throws IOException {
        return calls.all();
    }

    /**
     * Calls of this account that may have been charged and that nobody has decided about, the oldest first. Calls that
     * are in flight just now are among them, and so is every open call whose account can no longer be read.
     */
    public List<Call> open(String account) throws IOException {
        return ofAccount(account, calls.open());
    }

    /**
     * Calls of this account, and those whose account can no longer be read, about which something was written after this
     * number, the oldest first.
     */
    public List<Call> callsSince(String account, long number) throws IOException {
        return ofAccount(account, calls.withEntriesAfter(number));
    }

    private static List<Call> ofAccount(String account, List<Call> calls) {
        return calls.stream()
                .filter(call -> call.intent()
                        .map(intent -> intent.account().equals(account))
                        .orElse(true))
                .toList();
    }

    /** The newest balance of this account that was read before this number was given. */
    public Optional<Numbered<Reading>> lastReadingBefore(String account, long number) throws IOException {
        return readings.lastBefore(account, number);
    }

    /** The balances of this account that were read after this number was given, the oldest first. */
    public List<Numbered<Reading>> readingsSince(String account, long number) throws IOException {
        return readings.after(account, number);
    }

    /** All that is known of one call; empty if it has no intent. */
    public Optional<Call> call(CallId id) throws IOException {
        return calls.of(id);
    }

    /** Calls begun since an instant, by the clocks of then, the oldest first. */
    public List<Call> callsSince(Instant instant) throws IOException {
        return calls.begunSince(instant);
    }

    /** Those of them that cost something or may have. */
    public List<Call> chargesSince(Instant instant) throws IOException {
        return callsSince(instant).stream()
                .filter(call -> !call.cost().isFree())
                .toList();
    }

    /** What was spent since an instant, by month, project and image. */
    public Spending spendingSince(Instant instant) throws IOException {
        return Spending.of(chargesSince(instant));
    }
}
