package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.LedgerEntry.OfCall;
import io.github.seedreamplugin.bank.LedgerEntry.Outcome;
import io.github.seedreamplugin.bank.LedgerEntry.Settlement;
import io.github.seedreamplugin.bank.LedgerEntry.Submitted;
import io.github.seedreamplugin.money.Cost;
import java.util.Locale;
import java.util.Optional;

/**
 * The file name of an entry about a call, {@code CALL.NUMBER.WORD.json}. It alone tells what is open and what is not, and
 * still does when the content can no longer be read. Earlier versions of the plugin wrote a time in place of the number.
 *
 * @param call the id of the call
 * @param sequence the number of the entry
 * @param word what kind of entry it is, or what it says
 * @param file the whole name
 */
record EntryName(String call, long sequence, String word, String file) {

    static final String INTENT = "intent";
    static final String SUBMITTED = "submitted";
    static final String FORGOTTEN = "forgotten";
    static final String FREE = "free";
    static final String NOT_CHARGED = "not-charged";
    static final String CHARGED = "charged";
    static final String UNDECIDABLE = "undecidable";
    private static final String UNUSABLE = "unusable";
    private static final String EXTENSION = ".json";

    static EntryName of(OfCall entry, long sequence) {
        String call = entry.id().value();
        String word = word(entry);
        return new EntryName(call, sequence, word, call + "." + SequenceInName.of(sequence) + "." + word + EXTENSION);
    }

    private static String word(OfCall entry) {
        if (entry instanceof Outcome outcome) {
            return word(outcome.kind());
        }
        if (entry instanceof Settlement settlement) {
            return word(settlement.cost());
        }
        if (entry instanceof Submitted) {
            return SUBMITTED;
        }
        return entry instanceof LedgerEntry.Intent ? INTENT : FORGOTTEN;
    }

    private static String word(Cost cost) {
        if (cost.isFree()) {
            return NOT_CHARGED;
        }
        return cost.isCharged() ? CHARGED : UNDECIDABLE;
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Reads a name; files of other programs, such as file managers, are ignored. */
    static Optional<EntryName> parse(String file) {
        int first = file.indexOf('.');
        int second = file.indexOf('.', first + 1);
        if (first != CallId.LENGTH
                || second < 0
                || !file.endsWith(EXTENSION)
                || second >= file.length() - EXTENSION.length()) {
            return Optional.empty();
        }
        String word = file.substring(second + 1, file.length() - EXTENSION.length());
        return SequenceInName.parse(file.substring(first + 1, second))
                .map(sequence -> new EntryName(file.substring(0, first), sequence, word, file));
    }

    boolean isIntent() {
        return word.equals(INTENT);
    }

    Optional<Kind> kind() {
        if (word.equals(UNUSABLE)) {
            return Optional.of(Kind.INCOMPLETE);
        }
        for (Kind kind : Kind.values()) {
            if (word.equals(word(kind))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    boolean isSettlement() {
        return word.equals(NOT_CHARGED) || word.equals(CHARGED) || word.equals(UNDECIDABLE);
    }

    boolean isForgotten() {
        return word.equals(FORGOTTEN);
    }

    boolean isSubmission() {
        return word.equals(SUBMITTED);
    }

    /** Whether this entry says that the call is no longer open. */
    boolean closes() {
        return isSettlement()
                || isForgotten()
                || kind().filter(kind -> !kind.leavesOpen()).isPresent();
    }

    /** Whether this entry says that the call cost nothing. */
    boolean saysFree() {
        return word.equals(NOT_CHARGED) || word.equals(FREE);
    }
}
