package io.github.seedreamplugin.manifest;

import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** Says in a person's words why the YAML parser gave up, and where. */
final class SyntaxProblem {

    private SyntaxProblem() {}

    static void report(JacksonException thrown, Source source, Problems problems) {
        if (thrown.getCause() instanceof ReaderException) {
            reportCharacter(source, problems);
        } else if (thrown.getCause() instanceof MarkedYamlEngineException marked) {
            reportMarked(marked, source, problems);
        } else if (thrown instanceof StreamConstraintsException) {
            reportLimit(thrown, problems);
        } else {
            reportOther(thrown, problems);
        }
    }

    private static void reportMarked(MarkedYamlEngineException thrown, Source source, Problems problems) {
        Location problem = thrown.getProblemMark().map(SyntaxProblem::location).orElse(Location.START);
        String said = worded(thrown.getContext(), thrown.getProblem());
        int tab = tabInIndent(source.line(problem.line()));
        if (tab >= 0) {
            problems.add(
                    new Location(problem.line(), tab + 1),
                    ProblemCode.TAB,
                    "a tab stands here, but YAML indents with spaces: replace it");
        } else if (thrown.getProblem().contains("TAB")) {
            problems.add(problem, ProblemCode.TAB, said + ": replace the tab by spaces");
        } else if (isEnd(thrown.getProblem()) && thrown.getContextMark().isPresent()) {
            Location opening = location(thrown.getContextMark().get());
            problems.add(opening, ProblemCode.SYNTAX, said + ": what begins here is never closed");
        } else {
            problems.add(problem, ProblemCode.SYNTAX, said);
        }
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

    /** The parser's own words, and below the commonest of them what mostly lies behind. */
    private static String worded(String context, String problem) {
        String said = (context == null ? "" : context + ", ") + problem;
        if (problem.contains("mapping values are not allowed here")) {
            return said + ": put a text with a colon and a blank in quotes, and indent keys of one mapping alike";
        }
        if (problem.contains("could not find expected ':'")) {
            return said + ": a key needs a colon and a blank after it, and the lines of a long text need an indent";
        }
        if (problem.contains("cannot start any token")) {
            return said + ": put a text that begins with this character in quotes";
        }
        if (problem.contains("<block end>")) {
            return said + ": indent the keys of one mapping alike";
        }
        return said;
    }

    private static Location location(Mark mark) {
        return new Location(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static void reportCharacter(Source source, Problems problems) {
        String text = source.text();
        int at = 0;
        while (at < text.length() && StreamReader.isPrintable(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        String shown = at < text.length() ? String.format(Locale.ROOT, "U+%04X", text.codePointAt(at)) : "here";
        problems.add(
                source.locationAt(at),
                ProblemCode.CONTROL_CHARACTER,
                "the character " + shown + " may not stand in YAML: remove it");
    }

    private static void reportLimit(JacksonException thrown, Problems problems) {
        if (thrown.getOriginalMessage().contains("nesting depth")) {
            problems.add(
                    location(thrown),
                    ProblemCode.NESTED_TOO_DEEPLY,
                    "lists and mappings lie more than 64 deep within each other here");
        } else {
            problems.add(location(thrown), ProblemCode.TOO_LARGE, "the number or text here is too long");
        }
    }

    private static void reportOther(JacksonException thrown, Problems problems) {
        String message = thrown.getOriginalMessage().startsWith("Expected a property name")
                ? "a key must be plain text, but a list, a mapping or an alias stands here"
                : thrown.getOriginalMessage().lines().findFirst().orElse("this is no YAML");
        problems.add(location(thrown), ProblemCode.SYNTAX, message);
    }

    private static Location location(JacksonException thrown) {
        TokenStreamLocation location = thrown.getLocation();
        return location == null || location.getLineNr() < 1
                ? Location.START
                : new Location(location.getLineNr(), Math.max(1, location.getColumnNr()));
    }
}
