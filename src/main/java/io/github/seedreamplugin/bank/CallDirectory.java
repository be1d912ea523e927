package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import io.github.seedreamplugin.bank.LedgerEntry.Intent;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.LedgerEntry.OfCall;
import io.github.seedreamplugin.bank.LedgerEntry.Outcome;
import io.github.seedreamplugin.bank.LedgerEntry.Settlement;
import io.github.seedreamplugin.bank.LedgerEntry.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The entries of calls on the disk, gathered into calls. Looks at names first and reads only what is asked for. */
final class CallDirectory {

    private static final String UNREADABLE = "this entry of the ledger can no longer be read; its name says the rest";

    private final Path root;

    CallDirectory(Path root) {
        this.root = root;
    }

    Path fileOf(OfCall entry) {
        return root.resolve(entry.id().shortKey().substring(0, 2))
                .resolve(EntryName.of(entry).file());
    }

    List<Call> of(PurchaseKey key) throws IOException {
        String ofKey = "-" + key.shortForm() + "-";
        Path directory = root.resolve(key.hex().substring(0, 2));
        return calls(directory, names -> names.get(0).call().contains(ofKey)).stream()
                .filter(call ->
                        call.intent().map(intent -> intent.key().equals(key)).orElse(true))
                .toList();
    }

    List<Call> open() throws IOException {
        return everywhere(names -> names.stream().noneMatch(EntryName::closes));
    }

    List<Call> withEntriesSince(Instant instant) throws IOException {
        String since = TimeInName.of(instant);
        return everywhere(names -> names.stream().anyMatch(name -> name.time().compareTo(since) >= 0));
    }

    private List<Call> everywhere(Predicate<List<EntryName>> wanted) throws IOException {
        List<Call> calls = new ArrayList<>();
        for (String directory : list(root)) {
            calls.addAll(calls(root.resolve(directory), wanted));
        }
        calls.sort(Comparator.comparing(Call::id));
        return calls;
    }

    private static List<Call> calls(Path directory, Predicate<List<EntryName>> wanted) throws IOException {
        Map<String, List<EntryName>> byCall = new TreeMap<>();
        for (String file : list(directory)) {
            EntryName.parse(file).ifPresent(name -> byCall.computeIfAbsent(name.call(), any -> new ArrayList<>())
                    .add(name));
        }
        List<Call> calls = new ArrayList<>();
        for (List<EntryName> names : byCall.values()) {
            if (wanted.test(names)) {
                calls.add(read(directory, names));
            }
        }
        return calls;
    }

    /** Not a stream of paths: ten thousand calls are twenty thousand names, and names are all that is needed. */
    private static String[] list(Path directory) throws IOException {
        String[] names = directory.toFile().list();
        if (names != null) {
            return names;
        }
        if (Files.notExists(directory)) {
            return new String[0];
        }
        throw new NotDirectoryException(directory + " cannot be listed");
    }

    private static Call read(Path directory, List<EntryName> names) throws IOException {
        names.sort(Comparator.comparing(EntryName::time));
        CallId id = new CallId(names.get(0).call());
        Optional<Intent> intent = Optional.empty();
        Optional<Outcome> outcome = Optional.empty();
        Optional<Settlement> settlement = Optional.empty();
        for (EntryName name : names) {
            if (name.isIntent()) {
                intent = intent(directory, name);
            }
        }
        BigDecimal most = intent.map(Intent::mostCredits).orElse(BigDecimal.ZERO);
        for (EntryName name : names) {
            if (name.kind().isPresent()) {
                outcome = Optional.of(outcome(directory, name, most));
            } else if (name.verdict().isPresent()) {
                settlement = Optional.of(settlement(directory, name, most));
            }
        }
        return new Call(id, intent, outcome, settlement);
    }

    private static Optional<Intent> intent(Path directory, EntryName name) throws IOException {
        try {
            Intent intent = LedgerFile.intent(bytes(directory, name));
            return Optional.of(intent).filter(read -> read.id().value().equals(name.call()));
        } catch (DamagedException e) {
            return Optional.empty();
        }
    }

    private static Outcome outcome(Path directory, EntryName name, BigDecimal most) throws IOException {
        try {
            return LedgerFile.outcome(bytes(directory, name));
        } catch (DamagedException e) {
            Kind kind = name.kind().orElse(Kind.UNKNOWN);
            BigDecimal credits = kind == Kind.FREE ? BigDecimal.ZERO : most;
            Instant at = TimeInName.parse(name.time());
            return new Outcome(new CallId(name.call()), at, kind, credits, Optional.empty(), UNREADABLE, List.of());
        }
    }

    private static Settlement settlement(Path directory, EntryName name, BigDecimal most) throws IOException {
        try {
            return LedgerFile.settlement(bytes(directory, name));
        } catch (DamagedException e) {
            Verdict verdict = name.verdict().orElse(Verdict.UNDECIDABLE);
            BigDecimal credits = verdict == Verdict.NOT_CHARGED ? BigDecimal.ZERO : most;
            Instant at = TimeInName.parse(name.time());
            return new Settlement(new CallId(name.call()), at, verdict, credits, UNREADABLE);
        }
    }

    private static byte[] bytes(Path directory, EntryName name) throws IOException {
        return Files.readAllBytes(directory.resolve(name.file()));
    }
}
