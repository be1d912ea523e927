package io.github.seedreamplugin.testing;

import java.util.List;
import java.util.Optional;

/**
 * One entry of a JSON answer, as {@link ScriptedAnswer#pieces} and {@link ScriptedJob#making} take them.
 *
 * @param kind what it is
 * @param answers what its address answers, before or instead of the picture
 * @param entry the JSON of an entry that is no picture
 * @param other the entry that this one repeats, from 0
 */
public record ScriptedPiece(Kind kind, List<ScriptedAnswer> answers, Optional<JsonShape.Entry> entry, int other) {

    enum Kind {
        INLINE,
        LINKED,
        LINKED_TO_NOTHING,
        REPEATED,
        FAILED
    }

    private static ScriptedPiece of(Kind kind, ScriptedAnswer... answers) {
        return new ScriptedPiece(kind, List.of(answers), Optional.empty(), 0);
    }

    /** A new picture in base64. */
    public static ScriptedPiece inline() {
        return of(Kind.INLINE);
    }

    /** The address of a new picture, which answers these first. */
    public static ScriptedPiece linked(ScriptedAnswer... first) {
        return of(Kind.LINKED, first);
    }

    /** An address that never answers anything else than these, in order; the last one stays. */
    public static ScriptedPiece linkedTo(ScriptedAnswer... answers) {
        return of(Kind.LINKED_TO_NOTHING, answers);
    }

    /** The same again as the entry of that index, from 0. */
    public static ScriptedPiece again(int entry) {
        return new ScriptedPiece(Kind.REPEATED, List.of(), Optional.empty(), entry);
    }

    /** An entry that says why there is no picture. */
    public static ScriptedPiece failed(String code, String message) {
        String json = "{\"code\":" + JsonShape.quoted(code) + ",\"message\":" + JsonShape.quoted(message) + "}";
        return new ScriptedPiece(Kind.FAILED, List.of(), Optional.of(new JsonShape.Entry("error", json)), 0);
    }

    boolean isMade() {
        return kind != Kind.REPEATED && kind != Kind.FAILED;
    }
}
