package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.LedgerEntry.OfCall;
import io.github.seedreamplugin.bank.LedgerEntry.Outcome;
import io.github.seedreamplugin.bank.LedgerEntry.Reading;
import io.github.seedreamplugin.bank.LedgerEntry.Settlement;
import io.github.seedreamplugin.bank.LedgerEntry.Verdict;
import io.github.seedreamplugin.files.AtomicFile;
import io.github.seedreamplugin.files.Sha256;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The append-only record of paid calls, one file an entry, each on the disk before the method returns.
 *
 * <p>Under {@code home/ledger}: {@code calls/ab/CALL.TIME.WORD.json} with the first two digits of the key, so that the
 * calls of one key are found in one small directory and open calls by listing names; {@code
 * readings/TIME-ACCOUNT-RANDOM.json}. An entry that can no longer be read still counts by its name: an intent as a call
 * of unknown content, an outcome or a settlement as what its name says, for the most credits that the intent allowed.
 * Only a reading without content is as if it had not been made.
 */
public final class Ledger {

    private static final int ACCOUNT_DIGITS = 8;

    private final HomeDirectory home;
    private final Clock clock;
    private final CallDirectory calls;

    public Ledger(Path home, Clock clock) {
        this.home = new HomeDirectory(home);
        this.clock = clock;
        this.calls = new CallDirectory(this.home.resolve("ledger/calls"));
    }

    /** An id for a call that is about to be made, to write its intent with. */
    public CallId newCall(PurchaseKey key) {
        return CallId.next(clock, key);
    }

    /** Adds an entry; it is on the disk when this returns. */
    public void append(LedgerEntry entry) throws IOException {
        Path file;
        if (entry instanceof Reading reading) {
            String random = newReadingSuffix();
            file = readings()
                    .resolve(TimeInName.of(reading.at()) + "-" + digits(reading.account()) + "-" + random + ".json");
        } else {
            file = calls.fileOf((OfCall) entry);
        }
        byte[] bytes = LedgerFile.write(entry);
        AtomicFile.write(file, out -> out.write(bytes));
    }

    /** All calls that were to buy under this key, the oldest first. */
    public List<Call> calls(PurchaseKey key) throws IOException {
        return calls.of(key);
    }

    /**
     * Calls of this account that may have been charged and that nobody has decided about, the oldest first. Calls that
     * are in flight just now are among them, and so is every open call whose account can no longer be read.
     */
    public List<Call> open(String account) throws IOException {
        return calls.open().stream()
                .filter(call -> call.intent()
                        .map(intent -> intent.account().equals(account))
                        .orElse(true))
                .toList();
    }

    /** The newest balance of this account that was read before this instant. */
    public Optional<Reading> lastReadingBefore(String account, Instant instant) throws IOException {
        String before = TimeInName.of(instant);
        String ofAccount = "-" + digits(account) + "-";
        List<String> newestFirst = readingFiles().stream()
                .filter(name -> name.compareTo(before) < 0 && name.contains(ofAccount))
                .sorted(Comparator.reverseOrder())
                .toList();
        for (String name : newestFirst) {
            Optional<Reading> reading =
                    read(name).filter(known -> known.account().equals(account));
            if (reading.isPresent()) {
                return reading;
            }
        }
        return Optional.empty();
    }

    /**
     * What outcomes (bought, unusable) and settlements (charged) after this instant say that this account was charged. A
     * call whose picture was found after it had been settled is charged once, by its outcome.
     */
    public BigDecimal knownCreditsSince(String account, Instant instant) throws IOException {
        BigDecimal credits = BigDecimal.ZERO;
        for (Call call : calls.withEntriesSince(instant)) {
            boolean ofAccount = call.intent()
                    .map(intent -> intent.account().equals(account))
                    .orElse(false);
            if (ofAccount) {
                credits = credits.add(chargedSince(call, instant));
            }
        }
        return credits;
    }

    private static BigDecimal chargedSince(Call call, Instant instant) {
        Optional<Outcome> paid =
                call.outcome().filter(known -> known.kind() == Kind.BOUGHT || known.kind() == Kind.UNUSABLE);
        if (paid.isPresent()) {
            return paid.filter(known -> known.at().isAfter(instant))
                    .map(Outcome::credits)
                    .orElse(BigDecimal.ZERO);
        }
        return call.settlement()
                .filter(known -> known.at().isAfter(instant))
                .filter(known -> known.verdict() == Verdict.CHARGED)
                .map(Settlement::credits)
                .orElse(BigDecimal.ZERO);
    }

    /** All entries that can be read and are not older than this instant, the oldest first. */
    public List<LedgerEntry> entriesSince(Instant instant) throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        for (String name : readingFiles()) {
            if (name.compareTo(TimeInName.of(instant)) >= 0) {
                read(name).ifPresent(entries::add);
            }
        }
        for (Call call : calls.withEntriesSince(instant)) {
            call.intent().ifPresent(entries::add);
            call.outcome().ifPresent(entries::add);
            call.settlement().ifPresent(entries::add);
        }
        entries.removeIf(entry -> entry.at().isBefore(instant));
        entries.sort(Comparator.comparing(LedgerEntry::at));
        return entries;
    }

    private Path readings() {
        return home.resolve("ledger/readings");
    }

    private List<String> readingFiles() {
        String[] names = readings().toFile().list((directory, name) -> name.endsWith(".json"));
        return names == null ? List.of() : Arrays.stream(names).sorted().toList();
    }

    private Optional<Reading> read(String name) throws IOException {
        try {
            return Optional.of(LedgerFile.reading(Files.readAllBytes(readings().resolve(name))));
        } catch (JsonObject.DamagedException e) {
            return Optional.empty();
        }
    }

    private static String newReadingSuffix() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }

    /** An account's label may hold anything; its digest is fit for a file name. */
    private static String digits(String account) {
        return Sha256.of(account).substring(0, ACCOUNT_DIGITS);
    }
}
