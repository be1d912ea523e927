package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import io.github.seedreamplugin.bank.LedgerEntry.Reading;
import io.github.seedreamplugin.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The balances on the disk. Their names tell number and account, so that only what is asked for is read. */
final class ReadingDirectory {

    private static final int ACCOUNT_DIGITS = 8;
    private static final String EXTENSION = ".json";

    private final Path root;

    ReadingDirectory(Path root) {
        this.root = root;
    }

    private record Name(long sequence, String account, String file) {}

    Path fileOf(Reading reading, long sequence) {
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        return root.resolve(SequenceInName.of(sequence) + "-" + digits(reading.account()) + "-" + random + EXTENSION);
    }

    Optional<Numbered<Reading>> lastBefore(String account, long sequence) throws IOException {
        List<Name> newestFirst = names(account).stream()
                .filter(name -> name.sequence() < sequence)
                .sorted(Comparator.comparingLong(Name::sequence).reversed())
                .toList();
        for (Name name : newestFirst) {
            Optional<Numbered<Reading>> reading = read(name, account);
            if (reading.isPresent()) {
                return reading;
            }
        }
        return Optional.empty();
    }

    List<Numbered<Reading>> after(String account, long sequence) throws IOException {
        List<Numbered<Reading>> readings = new ArrayList<>();
        for (Name name : names(account)) {
            if (name.sequence() > sequence) {
                read(name, account).ifPresent(readings::add);
            }
        }
        readings.sort(Comparator.comparingLong(Numbered::sequence));
        return readings;
    }

    /** The highest number in any name; below zero if there is none. */
    long highest() {
        return names().stream().mapToLong(Name::sequence).max().orElse(-1);
    }

    private List<Name> names(String account) {
        String digits = digits(account);
        return names().stream().filter(name -> name.account().equals(digits)).toList();
    }

    private List<Name> names() {
        String[] files = root.toFile().list();
        List<Name> names = new ArrayList<>();
        for (String file : files == null ? new String[0] : files) {
            String[] parts = file.split("-", -1);
            if (parts.length == 3 && file.endsWith(EXTENSION)) {
                SequenceInName.parse(parts[0]).ifPresent(sequence -> names.add(new Name(sequence, parts[1], file)));
            }
        }
        return names;
    }

    private Optional<Numbered<Reading>> read(Name name, String account) throws IOException {
        try {
            Reading reading = LedgerFile.reading(Files.readAllBytes(root.resolve(name.file())));
            return reading.account().equals(account)
                    ? Optional.of(new Numbered<>(name.sequence(), reading))
                    : Optional.empty();
        } catch (DamagedException e) {
            return Optional.empty();
        }
    }

    /** An account's label may hold anything; its digest is fit for a file name. */
    private static String digits(String account) {
        return Sha256.of(account).substring(0, ACCOUNT_DIGITS);
    }
}
