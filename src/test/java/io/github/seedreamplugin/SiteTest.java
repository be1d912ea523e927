package io.github.seedreamplugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Size;
import io.github.seedreamplugin.manifest.Attribute;
import io.github.seedreamplugin.manifest.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages of the site show is what is tested, and what they list is all there is. */
class SiteTest {

    private static final Path PAGES = Path.of("src/site/markdown");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)(?:#([^)]+))?\\)");
    private static final Pattern ANCHOR = Pattern.compile("(?m)^<a id=\"([^\"]+)\"></a>\n\n?#+ (.+)$");

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.sorted().toList();
        }
    }

    static Stream<Quotation> blocks() throws IOException {
        Stream.Builder<Quotation> blocks = Stream.builder();
        for (Path page : pages()) {
            Quotation.in(page).forEach(blocks);
        }
        return blocks.build();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockStandsInATestedFile(Quotation block) throws IOException {
        assertThat(block.is("from")).as("quoted from a file").isTrue();
        assertThat(block.source().orElseThrow()).matches("(examples|it|src/test/resources/manifest/valid)/.*");
        block.assertThatItStandsInItsFile();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageHasNoOtherBlocks(Path page) throws IOException {
        assertThat(Files.readString(page).lines().filter(line -> line.startsWith("```")))
                .as("lines that open or close a block")
                .hasSize(2 * Quotation.in(page).size());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsInTheMenu(Path page) throws IOException {
        assertThat(Files.readString(Path.of("src/site/site.xml"))).contains("href=\"" + name(page) + ".html\"");
    }

    /** Links name the files as they lie in the repository; the site turns their names into those of its pages. */
    @ParameterizedTest
    @MethodSource("pages")
    void aLinkWorksOnTheSiteAndInTheRepository(Path page) throws IOException {
        for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
            String target = link.group(1);
            if (!target.startsWith("https://")) {
                Path file = target.isEmpty() ? page : PAGES.resolve(target);
                assertThat(file).as(link.group()).isRegularFile().hasExtension("md");
                if (link.group(2) != null) {
                    assertThat(anchors(file)).as(link.group()).contains(link.group(2));
                }
            }
        }
    }

    /** What the repository calls a heading by itself, where a line before it has the site call it so too. */
    private static List<String> anchors(Path page) throws IOException {
        return ANCHOR.matcher(Files.readString(page))
                .results()
                .filter(anchor -> anchor.group(1)
                        .equals(anchor.group(2)
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\w -]", "")
                                .replace(' ', '-')))
                .map(anchor -> anchor.group(1))
                .toList();
    }

    @Test
    void explainsEveryCodeThatCanBePrintedAndNoOther() throws IOException {
        List<String> codes = Stream.concat(Arrays.stream(FailureCode.values()), Arrays.stream(ProblemCode.values()))
                .map(Enum::name)
                .toList();
        assertThat(explained()).isEqualTo(codes);
    }

    @Test
    void saysOfEveryCodeWhatItMeansAndWhatToDo() throws IOException {
        for (String entry : text("troubleshooting").split("(?m)^### ", -1)) {
            List<String> lines = entry.lines().toList();
            if (explained().contains(lines.get(0))) {
                assertThat(lines.get(2)).as(lines.get(0)).isNotBlank().doesNotStartWith("**");
                assertThat(lines).as(lines.get(0)).anyMatch(line -> line.startsWith("**What to do:** "));
            }
        }
    }

    @Test
    void listsEveryAttributeAndWhatItAllows() throws IOException {
        List<List<String>> rows = text("manifest")
                .lines()
                .dropWhile(line -> !line.startsWith("| attribute |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(SiteTest::cells)
                .toList();
        assertThat(rows)
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(Arrays.stream(Attribute.values())
                        .map(Attribute::yamlName)
                        .toList());
        assertThat(rows)
                .extracting(row -> row.get(3))
                .contains(
                        String.join(", ", AspectRatio.legalValues()),
                        String.join(", ", Size.legalValues()),
                        String.join(", ", OptimizePrompt.legalValues()),
                        "1 to " + ImageAttributes.MOST_IMAGES,
                        "1 to " + Integer.MAX_VALUE);
    }

    /** The codes with an entry, in the page's order. */
    private static List<String> explained() throws IOException {
        return text("troubleshooting")
                .lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring("### ".length()))
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1).split("\\|", -1))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
    }

    private static String text(String page) throws IOException {
        return Files.readString(PAGES.resolve(page + ".md"));
    }

    private static String name(Path page) {
        return page.getFileName().toString().replaceFirst("\\.md$", "");
    }
}
