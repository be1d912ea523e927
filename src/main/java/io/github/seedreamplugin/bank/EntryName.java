package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.LedgerEntry.OfCall;
import io.github.seedreamplugin.bank.LedgerEntry.Outcome;
import io.github.seedreamplugin.bank.LedgerEntry.Settlement;
import io.github.seedreamplugin.bank.LedgerEntry.Verdict;
import java.util.Locale;
import java.util.Optional;

/**
 * The file name of an entry about a call, {@code CALL.TIME.WORD.json}. It alone tells what is open and what is not, and
 * still does when the content can no longer be read.
 *
 * @param call the id of the call
 * @param time of the entry, in the spelling of {@link TimeInName}
 * @param word {@code intent}, the kind of an outcome or the verdict of a settlement
 */
record EntryName(String call, String time, String word) {

    static final String INTENT = "intent";
    private static final String ENDING = ".json";

    static EntryName of(OfCall entry) {
        String word = INTENT;
        if (entry instanceof Outcome outcome) {
            word = word(outcome.kind());
        } else if (entry instanceof Settlement settlement) {
            word = word(settlement.verdict());
        }
        return new EntryName(entry.id().value(), TimeInName.of(entry.at()), word);
    }

    /** Reads a name; files of others, such as those of file managers, are none of ours. */
    static Optional<EntryName> parse(String file) {
        int first = file.indexOf('.');
        int second = file.indexOf('.', first + 1);
        if (first != CallId.LENGTH
                || second != first + 1 + TimeInName.LENGTH
                || !file.endsWith(ENDING)
                || second >= file.length() - ENDING.length()) {
            return Optional.empty();
        }
        String word = file.substring(second + 1, file.length() - ENDING.length());
        return Optional.of(new EntryName(file.substring(0, first), file.substring(first + 1, second), word));
    }

    String file() {
        return call + "." + time + "." + word + ENDING;
    }

    boolean isIntent() {
        return word.equals(INTENT);
    }

    Optional<Kind> kind() {
        for (Kind kind : Kind.values()) {
            if (word.equals(word(kind))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    Optional<Verdict> verdict() {
        for (Verdict verdict : Verdict.values()) {
            if (word.equals(word(verdict))) {
                return Optional.of(verdict);
            }
        }
        return Optional.empty();
    }

    /** Whether this entry says that the call is no longer open. */
    boolean closes() {
        return !isIntent() && !word.equals(word(Kind.UNKNOWN));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
