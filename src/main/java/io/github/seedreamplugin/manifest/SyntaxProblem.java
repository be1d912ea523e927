package io.github.seedreamplugin.manifest;

import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/** Says in a person's words why the YAML parser gave up, and where. */
final class SyntaxProblem {

    private final Source source;
    private final Problems problems;

    SyntaxProblem(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** Adds the problem that was thrown; the place is where the parser stood, for those that do not say theirs. */
    void report(JacksonException thrown, Location place) {
        if (thrown.getCause() instanceof ReaderException) {
            reportCharacter();
        } else if (thrown.getCause() instanceof MarkedYamlEngineException marked) {
            reportMarked(marked, place);
        } else if (!(thrown instanceof StreamConstraintsException)) {
            String message = thrown.getOriginalMessage().startsWith("Expected a property name")
                    ? "a key must be plain text, but this is a list, a mapping or an alias"
                    : thrown.getOriginalMessage().lines().findFirst().orElse("this is not YAML");
            problems.add(place, ProblemCode.SYNTAX, message);
        } else if (thrown.getOriginalMessage().contains("nesting depth")) {
            String message = "lists and mappings are nested more than " + LocatedParser.DEEPEST + " deep here";
            problems.add(place, ProblemCode.NESTED_TOO_DEEPLY, message);
        } else {
            problems.add(place, ProblemCode.TOO_LARGE, "the number here has too many digits");
        }
    }

    private void reportMarked(MarkedYamlEngineException thrown, Location parserPlace) {
        Location place = thrown.getProblemMark().map(SyntaxProblem::location).orElse(parserPlace);
        int tab = tabInIndent(source.line(place.line()));
        if (tab >= 0 || thrown.getProblem().contains("TAB")) {
            problems.add(
                    tab >= 0 ? new Location(place.line(), tab + 1) : place,
                    ProblemCode.TAB,
                    "this is a tab, but YAML allows only spaces here: replace it");
        } else if (isEnd(thrown.getProblem()) && thrown.getContextMark().isPresent()) {
            problems.add(
                    location(thrown.getContextMark().get()),
                    ProblemCode.SYNTAX,
                    said(thrown) + ": this is never closed" + comment(thrown, place));
        } else {
            problems.add(place, ProblemCode.SYNTAX, said(thrown) + advice(thrown) + comment(thrown, place));
        }
    }

    /** A comment within braces or brackets, such as {@code { prompt: A logo in #ff0000 }}, hides what closes them. */
    private String comment(MarkedYamlEngineException thrown, Location place) {
        if (!said(thrown).startsWith("while parsing a flow")) {
            return "";
        }
        int first = thrown.getContextMark().map(mark -> mark.getLine() + 1).orElse(place.line());
        for (int line = first; line <= place.line(); line++) {
            int at = CommentLint.comment(source.line(line), 0);
            if (at >= 0) {
                return "; to YAML the rest of line " + line + " from column " + (at + 1)
                        + " on is a comment: put a text with # in it in quotes";
            }
        }
        return "";
    }

    private static boolean isEnd(String problem) {
        return problem.contains("end of stream") || problem.contains("<stream end>");
    }

    /** The index of the first tab before the first other character, or -1. */
    private static int tabInIndent(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at < line.length() && line.charAt(at) == '\t' ? at : -1;
    }

    /** The parser's own words, without its hint on indentation, which is mostly beside the point. */
    private static String said(MarkedYamlEngineException thrown) {
        String problem = thrown.getProblem().replaceFirst("\\. \\(Do not use .*", "");
        return thrown.getContext() == null ? problem : thrown.getContext() + ", " + problem;
    }

    /** What mostly lies behind the most common mistakes. */
    private static String advice(MarkedYamlEngineException thrown) {
        String said = said(thrown);
        if (said.contains("mapping values are not allowed here")) {
            return ": put a text that contains a colon and a space in quotes, and indent the keys of one mapping alike";
        }
        if (said.contains("could not find expected ':'")) {
            return ": a key needs a colon and a space after it, and the lines of a long text must be indented";
        }
        if (said.contains("cannot start any token") || said.contains("scanning an alias")) {
            return ": put a text that begins with this character in quotes";
        }
        if (said.contains("unknown escape character")) {
            return ": between double quotes write two backslashes, or use single quotes";
        }
        return said.contains("<block end>") ? ": indent the keys of one mapping alike" : "";
    }

    private static Location location(Mark mark) {
        return new Location(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private void reportCharacter() {
        String text = source.text();
        int at = 0;
        while (at < text.length() && StreamReader.isPrintable(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        String shown = at < text.length() ? String.format(Locale.ROOT, "U+%04X", text.codePointAt(at)) : "here";
        problems.add(
                source.locationAt(at),
                ProblemCode.CONTROL_CHARACTER,
                "the character " + shown + " is not allowed in YAML: remove it");
    }
}
