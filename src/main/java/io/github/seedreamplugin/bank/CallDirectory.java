package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import io.github.seedreamplugin.bank.LedgerEntry.Forgotten;
import io.github.seedreamplugin.bank.LedgerEntry.Intent;
import io.github.seedreamplugin.bank.LedgerEntry.OfCall;
import io.github.seedreamplugin.bank.LedgerEntry.Outcome;
import io.github.seedreamplugin.bank.LedgerEntry.Settlement;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
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

    private static final String UNREADABLE = "this ledger entry is unreadable; what is known of it is in its file name";

    private final Path root;

    CallDirectory(Path root) {
        this.root = root;
    }

    Path fileOf(OfCall entry, long sequence) {
        return root.resolve(entry.id().shortKey().substring(0, 2))
                .resolve(EntryName.of(entry, sequence).file());
    }

    List<Call> of(PurchaseKey key) throws IOException {
        String ofKey = "-" + key.shortForm() + "-";
        Path directory = root.resolve(key.hex().substring(0, 2));
        return calls(directory, names -> names.get(0).call().contains(ofKey)).stream()
                .filter(call ->
                        call.intent().map(intent -> intent.key().equals(key)).orElse(true))
                .sorted(oldestFirst())
                .toList();
    }

    Optional<Call> of(CallId id) throws IOException {
        Path directory = root.resolve(id.shortKey().substring(0, 2));
        return calls(directory, names -> names.get(0).call().equals(id.value())).stream()
                .findFirst();
    }

    List<Call> all() throws IOException {
        return everywhere(names -> true);
    }

    List<Call> open() throws IOException {
        return everywhere(names -> names.stream().noneMatch(EntryName::closes));
    }

    List<Call> withEntriesAfter(long sequence) throws IOException {
        return everywhere(names -> names.stream().anyMatch(name -> name.sequence() > sequence));
    }

    List<Call> begunSince(Instant instant) throws IOException {
        String since = TimeInName.of(instant);
        return everywhere(names -> names.get(0).call().compareTo(since) >= 0);
    }

    /** The highest number in any name; below zero if there is none. */
    long highest() throws IOException {
        long highest = -1;
        for (String directory : list(root)) {
            for (String file : list(root.resolve(directory))) {
                highest = Math.max(
                        highest, EntryName.parse(file).map(EntryName::sequence).orElse(-1L));
            }
        }
        return highest;
    }

    private List<Call> everywhere(Predicate<List<EntryName>> wanted) throws IOException {
        List<Call> calls = new ArrayList<>();
        for (String directory : list(root)) {
            calls.addAll(calls(root.resolve(directory), wanted));
        }
        calls.sort(oldestFirst());
        return calls;
    }

    private static Comparator<Call> oldestFirst() {
        return Comparator.comparingLong(Call::sequence).thenComparing(Call::id);
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
        if (names == null && Files.isDirectory(directory)) {
            // Another call has created it just now.
            names = directory.toFile().list();
        }
        if (names != null) {
            return names;
        }
        if (Files.notExists(directory) || Files.isRegularFile(directory)) {
            return new String[0];
        }
        throw new NotDirectoryException(directory + " cannot be listed");
    }

    /** Intents first, since they say what the others may have cost; then settlements, for an outcome of the same time is newer. */
    private static Call read(Path directory, List<EntryName> names) throws IOException {
        names.sort(Comparator.comparing((EntryName name) -> !name.isIntent())
                .thenComparing(name -> !name.isSettlement())
                .thenComparingLong(EntryName::sequence));
        CallId id = new CallId(names.get(0).call());
        BigDecimal most = Call.MOST_OF_UNREADABLE;
        List<Numbered<? extends OfCall>> entries = new ArrayList<>();
        for (EntryName name : names) {
            Optional<OfCall> entry = entry(directory, name, most);
            if (entry.isPresent()) {
                entries.add(new Numbered<>(name.sequence(), entry.get()));
                most = entry.get() instanceof Intent intent ? intent.mostCredits() : most;
            }
        }
        long first = names.stream().mapToLong(EntryName::sequence).min().orElse(0);
        return new Call(id, first, entries);
    }

    private static Optional<OfCall> entry(Path directory, EntryName name, BigDecimal most) throws IOException {
        byte[] bytes = Files.readAllBytes(directory.resolve(name.file()));
        try {
            return LedgerFile.read(name, bytes, most);
        } catch (DamagedException e) {
            return byName(name, most);
        }
    }

    private static Optional<OfCall> byName(EntryName name, BigDecimal most) {
        CallId id = new CallId(name.call());
        Cost cost = name.saysFree() ? Cost.free(CostSource.ASSUMED) : Cost.upTo(most);
        if (name.kind().isPresent()) {
            return Optional.of(Outcome.of(id, id.at())
                    .was(name.kind().get(), cost)
                    .note(UNREADABLE)
                    .build());
        }
        if (name.isSettlement()) {
            return Optional.of(new Settlement(id, id.at(), cost, UNREADABLE));
        }
        return name.isForgotten() ? Optional.of(new Forgotten(id, id.at(), UNREADABLE)) : Optional.empty();
    }
}
