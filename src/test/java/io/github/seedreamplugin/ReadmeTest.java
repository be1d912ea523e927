package io.github.seedreamplugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What README.md shows is what is tested, and its tables are the plugin's own description of itself. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");

    static List<Quotation> blocks() throws IOException {
        return Quotation.in(README);
    }

    static Stream<Quotation> quotations() throws IOException {
        return blocks().stream().filter(block -> block.is("from"));
    }

    @Test
    void everyBlockIsAQuotationOrACommandThatIsRun() throws IOException {
        assertThat(blocks()).hasSizeGreaterThan(5).allMatch(block -> block.is("from") || block.is("command"));
        assertThat(readme().lines().filter(line -> line.startsWith("```")))
                .as("lines that open or close a block")
                .hasSize(2 * blocks().size());
    }

    @ParameterizedTest
    @MethodSource("quotations")
    void aQuotationStandsInATestedFile(Quotation block) throws IOException {
        assertThat(block.source().orElseThrow()).matches("(examples|it)/.*");
        block.assertThatItStandsInItsFile();
    }

    @Test
    void itsCommandsAreThoseThatTheServerRuns() throws IOException {
        String run = Files.readString(Path.of(".ci/run"));
        List<Quotation> commands =
                blocks().stream().filter(block -> block.is("command")).toList();
        assertThat(commands).extracting(block -> block.source().orElseThrow()).containsExactly("quickstart", "tests");
        assertThat(commands).allSatisfy(command -> {
            assertThat(command.text().lines()).as("one line to copy").hasSize(1);
            assertThat(run).contains("$(readme " + command.source().orElseThrow() + ")");
        });
    }

    @Test
    void namesEveryGoalAndThePhaseItIsBoundTo() throws Exception {
        Map<String, String> goals = new TreeMap<>();
        for (Element mojo : elements(descriptor(), "mojo")) {
            goals.put(text(mojo, "goal"), text(mojo, "phase"));
        }
        Map<String, String> shown = new TreeMap<>();
        table("goal").forEach(row -> shown.put(row.get(0), row.get(1)));
        assertThat(shown).isEqualTo(goals);
    }

    @Test
    void namesEveryParameterAndItsDefault() throws Exception {
        Map<String, String> parameters = new TreeMap<>();
        for (Element mojo : elements(descriptor(), "mojo")) {
            if (!text(mojo, "goal").equals("help")) {
                defaults(mojo).forEach(parameters::put);
            }
        }
        Map<String, String> shown = new TreeMap<>();
        for (List<String> row : table("parameter")) {
            boolean computed = parameters.getOrDefault(row.get(0), "").isEmpty();
            shown.put(row.get(0), computed ? "" : row.get(1));
            assertThat(row.get(1)).as("default of " + row.get(0)).isNotBlank();
        }
        assertThat(shown).isEqualTo(parameters);
    }

    /** The parameters that a user can set, each with its default, or with nothing where the goal works it out. */
    private static Map<String, String> defaults(Element mojo) {
        Map<String, String> defaults = new TreeMap<>();
        for (Element value : children(elements(mojo, "configuration").stream().findFirst())) {
            if (value.getTextContent().contains("seedream.")) {
                assertThat(value.getTextContent()).isEqualTo("${seedream." + value.getTagName() + "}");
                defaults.put(value.getTagName(), value.getAttribute("default-value"));
            }
        }
        return defaults;
    }

    /** The rows of the table whose first column has that head; code is without its backquotes. */
    private static List<List<String>> table(String head) throws IOException {
        return readme().lines()
                .dropWhile(line -> !line.startsWith("| " + head + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(cell -> cell.strip().replace("`", ""))
                        .toList())
                .toList();
    }

    private static String readme() throws IOException {
        return Files.readString(README);
    }

    private static Document descriptor() throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(DESCRIPTOR.toFile());
    }

    private static List<Element> elements(Document document, String name) {
        return listed(document.getElementsByTagName(name));
    }

    private static List<Element> elements(Element parent, String name) {
        return children(Optional.of(parent)).stream()
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }

    private static List<Element> children(Optional<Element> parent) {
        return parent.map(one -> listed(one.getChildNodes())).orElse(List.of());
    }

    private static List<Element> listed(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .toList();
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).stream()
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }
}
