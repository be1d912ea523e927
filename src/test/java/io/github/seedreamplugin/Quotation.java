package io.github.seedreamplugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A block of code in a page of Markdown.
 *
 * @param kind {@code from} a file, or the {@code command} of that name
 * @param source the file, or the name of the command
 * @param text the lines between the fences
 */
record Quotation(Optional<String> kind, Optional<String> source, String text) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^(?:<!-- (\\w+): (\\S+) -->\n)?```\\w+\n(.*?)^```$");

    /** Every block of the page. */
    static List<Quotation> in(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page))
                .results()
                .map(Quotation::of)
                .toList();
    }

    private static Quotation of(MatchResult match) {
        return new Quotation(Optional.ofNullable(match.group(1)), Optional.ofNullable(match.group(2)), match.group(3));
    }

    boolean is(String expected) {
        return kind.filter(expected::equals).isPresent();
    }

    /** Fails unless these lines stand in the file, one after the other and indented alike. */
    void assertThatItStandsInItsFile() throws IOException {
        assertThat(text).isNotBlank();
        List<String> quoted = text.lines().toList();
        List<String> file = Files.readAllLines(Path.of(source.orElseThrow()));
        boolean stands = IntStream.rangeClosed(0, file.size() - quoted.size())
                .mapToObj(start -> String.join("\n", file.subList(start, start + quoted.size())))
                .anyMatch(lines ->
                        lines.stripIndent().equals(String.join("\n", quoted).stripIndent()));
        assertThat(stands)
                .as(() -> "these lines stand in " + source.orElseThrow() + ", one after the other:\n" + text)
                .isTrue();
    }

    @Override
    public String toString() {
        return source.orElse("no source") + ": " + text.lines().findFirst().orElse("");
    }
}
