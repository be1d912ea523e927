package io.github.seedreamplugin.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Prompts in the ways that people write them for one tool or another, as they are pasted after {@code prompt:}: what is
 * read of each, and what is said of it at which place. A prompt begins in line 4 and column 13.
 */
class PromptStylesTest {

    @TempDir
    Path folder;

    /** A style, what is pasted, what is read, and the warnings or mistakes. */
    static Stream<Arguments> styles() {
        return Stream.of(optionsAndWeightsOfOtherTools(), wordsAndSignsInThePicture(), textThatIsAlsoYaml())
                .flatMap(List::stream);
    }

    private static List<Arguments> optionsAndWeightsOfOtherTools() {
        return List.of(
                style(
                        "options at the end",
                        "Misty pine forest at dawn, god rays --ar 16:9 --style raw --stylize 250",
                        "Misty pine forest at dawn, god rays --ar 16:9 --style raw --stylize 250",
                        "[4,49] OTHER_TOOLS_SYNTAX",
                        "[4,59] OTHER_TOOLS_SYNTAX"),
                style(
                        "an option whose dashes a text program has joined",
                        "Lighthouse in a storm \u2014ar 3:2",
                        "Lighthouse in a storm \u2014ar 3:2",
                        "[4,35] OTHER_TOOLS_SYNTAX"),
                style(
                        "weights in round brackets",
                        "(masterwork:1.2), (sharp focus), woman in a red coat, (snow:0.8)",
                        "(masterwork:1.2), (sharp focus), woman in a red coat, (snow:0.8)",
                        "[4,13] OTHER_TOOLS_SYNTAX"),
                style(
                        "emphasis by doubled brackets",
                        "portrait of a ((smiling baker)), soft bokeh",
                        "portrait of a ((smiling baker)), soft bokeh",
                        "[4,27] OTHER_TOOLS_SYNTAX"),
                style(
                        "weights between colons",
                        "castle::2 fog::1, 1.3::gold light",
                        "castle::2 fog::1, 1.3::gold light",
                        "[4,19] OTHER_TOOLS_SYNTAX"),
                style(
                        "an addition by name",
                        "\"knight on a hill <lora:old-armor:0.7>, film grain\"",
                        "knight on a hill <lora:old-armor:0.7>, film grain",
                        "[4,31] OTHER_TOOLS_SYNTAX"));
    }

    private static List<Arguments> wordsAndSignsInThePicture() {
        return List.of(
                style(
                        "a template with blanks to fill",
                        "\"A poster for [insert product], {season} edition, by <brand>\"",
                        "A poster for [insert product], {season} edition, by <brand>",
                        // Two rules share a code, each with its first finding.
                        "[4,27] LEFTOVER_IN_PROMPT",
                        "[4,45] LEFTOVER_IN_PROMPT"),
                style(
                        "words of quality",
                        "Street market at night, cinematic, 8k, vertical shot",
                        "Street market at night, cinematic, 8k, vertical shot",
                        "[4,48] SIZE_IN_PROMPT",
                        "[4,52] RATIO_IN_PROMPT"),
                style(
                        "a sign to be read, in curly quotes",
                        "A caf\u00e9 window with the words \u201cOpen till 9\u201d in gold",
                        "A caf\u00e9 window with the words \u201cOpen till 9\u201d in gold"),
                style(
                        "a sign to be read, in straight quotes",
                        "Neon sign that says \"Fresh Fish\", rain on the street",
                        "Neon sign that says \"Fresh Fish\", rain on the street"),
                style(
                        "emoji",
                        "\uD83E\uDD8A a fox \uD83D\uDC68\u200D\uD83C\uDF73 cooking, sticker sheet",
                        "\uD83E\uDD8A a fox \uD83D\uDC68\u200D\uD83C\uDF73 cooking, sticker sheet"),
                style(
                        "a colour by its number",
                        "Flat icon of a bell, background #1e90ff, no shadow",
                        "Flat icon of a bell, background",
                        "[4,45] COMMENT_IN_PROMPT"),
                style(
                        "a colour by its number, in quotes",
                        "'Flat icon of a bell, background #1e90ff'",
                        "Flat icon of a bell, background #1e90ff"));
    }

    private static List<Arguments> textThatIsAlsoYaml() {
        return List.of(
                style("headings with colons", "Subject: a violin. Light: one candle", "", "[4,20] SYNTAX"),
                style(
                        "headings with colons, as a block",
                        "|\n      Subject: a violin.\n      Light: candles # warm\n      Mood: calm",
                        "Subject: a violin.\nLight: candles # warm\nMood: calm\n"),
                style(
                        "an object of JSON",
                        "{ \"subject\": \"a violin\", \"light\": \"one candle\" }",
                        "",
                        "[4,13] WRONG_TYPE"),
                style(
                        "an object of JSON, in quotes",
                        "'{ \"subject\": \"a violin\", \"mood\": \"calm\" }'",
                        "{ \"subject\": \"a violin\", \"mood\": \"calm\" }"),
                style(
                        "alternatives in square brackets",
                        "\"[blue|green] hair, watercolour\"",
                        "[blue|green] hair, watercolour"),
                style("a list of tags that begins with a bracket", "[blue], green hair", "", "[4,19] SYNTAX"),
                style("a bullet", "- a cat on a wall", "", "[4,13] SYNTAX"),
                style("a mention", "@studio style portrait", "", "[4,13] SYNTAX"),
                style(
                        "another script",
                        "\u4E00\u53EA\u6A58\u732B\uFF0C\u6C34\u5F69\u98CE\u683C",
                        "\u4E00\u53EA\u6A58\u732B\uFF0C\u6C34\u5F69\u98CE\u683C"),
                style("a command of a chat", "/imagine prompt: a lighthouse", "", "[4,28] SYNTAX"));
    }

    private static Arguments style(String name, String pasted, String read, String... said) {
        return Arguments.of(name, pasted, read, List.of(said));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("styles")
    void isReadAsItIsMeantOrSaysSoAtItsPlace(String name, String pasted, String read, List<String> said)
            throws IOException {
        Path file = Files.writeString(
                folder.resolve("images.yaml"), "version: 1\nimages:\n  hero:\n    prompt: " + pasted + "\n");
        Reading reading = new ManifestReader().read(file);
        List<Problem> found =
                reading instanceof Reading.Valid valid ? valid.warnings() : ((Reading.Invalid) reading).problems();

        assertThat(found)
                .extracting(problem -> "[" + problem.location().line() + ","
                        + problem.location().column() + "] " + problem.code())
                .containsExactlyElementsOf(said);
        assertThat(
                        reading instanceof Reading.Valid valid
                                ? valid.manifest().images().get(0).attributes().prompt()
                                : "")
                .isEqualTo(read);
    }
}
