package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import edu.hm.hafner.coverage.TestCase;
import edu.hm.hafner.coverage.parser.JunitParser;
import edu.hm.hafner.util.FilteredLog;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JUnitReportTest {

    private static final String HOSTILE =
            "nul \0 bell \7 half \ud83d whole \ud83d\ude00 ]]> <b>&amp;\"quoted\"\nsecond line\ttab";

    @ParameterizedTest
    @ValueSource(strings = {"surefire-test-report.xsd", "junit-10.xsd"})
    void isWhatThePublicSchemasAllow(String schema) throws IOException, SAXException {
        for (Run run : List.of(
                SampleRuns.failed(),
                SampleRuns.nothingToDo(),
                SampleRuns.withFindings(SampleRuns.unknownAttribute()),
                new RunDraft()
                        .images(SampleRuns.named(SampleRuns.hero(), "hero", HOSTILE))
                        .run())) {
            validate(schema, xml(run));
        }
    }

    @Test
    void isReadByJenkinsAsOneTestCaseAnImage() throws IOException {
        List<TestCase> cases = jenkins(xml(SampleRuns.failed()));

        assertThat(cases).hasSize(12);
        assertThat(named("hero", cases).getResult()).isEqualTo(TestCase.TestResult.PASSED);
        assertThat(named("social/card", cases).getClassName()).isEqualTo("seedream.social");
        assertThat(named("icons/lamp", cases).isPassed()).isTrue();
        assertThat(named("posters/late", cases).getResult()).isEqualTo(TestCase.TestResult.SKIPPED);
        TestCase duel = named("icons/duel", cases);
        assertThat(duel.isFailed()).isTrue();
        assertThat(duel.getType()).isEqualTo("MODERATED");
        assertThat(duel.getMessage()).startsWith("The service will not draw this");
    }

    @Test
    void tellsWhatTheUserCanFixFromWhatTheServiceCouldNotDo() throws Exception {
        Element suite = document(xml(SampleRuns.failed()));

        assertThat(suite.getAttribute("tests")).isEqualTo("12");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("2");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(testCase(suite, "icons/duel").getElementsByTagName("failure").getLength())
                .isEqualTo(1);
        assertThat(testCase(suite, "icons/storm").getElementsByTagName("error").getLength())
                .isEqualTo(1);
        assertThat(testCase(suite, "icons/mirror").getTextContent())
                .contains("What was received is in quarantine/icons-mirror.bin");
    }

    @Test
    void attachesEachPictureAloneOnItsLineBeforeAnythingElse() throws Exception {
        String output = testCase(document(xml(SampleRuns.failed())), "hero")
                .getElementsByTagName("system-out")
                .item(0)
                .getTextContent();

        assertThat(output.lines().skip(1))
                .startsWith(
                        "[[ATTACHMENT|/builds/shop/target/pictures/hero-1.jpg]]",
                        "[[ATTACHMENT|/builds/shop/target/pictures/hero-2.jpg]]",
                        "[[ATTACHMENT|/builds/shop/target/pictures/hero-3.jpg]]",
                        "[[ATTACHMENT|/builds/shop/target/pictures/hero-4.jpg]]",
                        "aspect_ratio: 16:9")
                .contains("prompt: A futuristic cityscape with flying cars at dusk, seen from a rooftop garden, long"
                        + " exposure");
    }

    @Test
    void hasThePromptTheAttributesTheCostAndTheStateAsProperties() throws Exception {
        Map<String, String> properties = properties(document(xml(SampleRuns.failed())));

        assertThat(properties)
                .containsEntry("credits.spent", "0.21")
                .containsEntry("hero.state", "bought")
                .containsEntry("hero.credits", "0.14")
                .containsEntry("hero.size", "3K")
                .containsEntry("hero.max_images", "4")
                .containsEntry("hero.watermark", "false")
                .containsEntry("social/card.take", "2")
                .containsEntry("chapters/forest.prompt", "A forest in fog, <b>no</b> people | only light");
    }

    @Test
    void keepsEveryCharacterThatXmlCanHold() throws Exception {
        ImageResult hostile = SampleRuns.named(SampleRuns.hero(), "hero", HOSTILE);

        assertThat(properties(document(xml(new RunDraft().images(hostile).run()))))
                .containsEntry(
                        "hero.prompt",
                        "nul \ufffd bell \ufffd half \ufffd whole \ud83d\ude00 ]]> <b>&amp;\"quoted\" second line tab");
    }

    @Test
    void failsAManifestThatCouldNotBeRead() throws IOException {
        List<TestCase> cases = jenkins(xml(SampleRuns.withFindings(SampleRuns.unknownAttribute())));

        TestCase manifest = named("src/main/seedream/images.yaml", cases);
        assertThat(manifest.isFailed()).isTrue();
        assertThat(manifest.getMessage()).isEqualTo("1 error in the manifest");
        assertThat(manifest.getDescription())
                .contains(
                        "shop/src/main/seedream/images.yaml:[12,5] UNKNOWN_ATTRIBUTE 'aspect_ration' is no attribute");
    }

    private static List<TestCase> jenkins(String xml) {
        return new JunitParser()
                .parse(new StringReader(xml), "TEST-seedream.xml", new FilteredLog("problems"))
                .getTestCases();
    }

    private static TestCase named(String name, List<TestCase> cases) {
        return cases.stream()
                .filter(testCase -> testCase.getTestName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void validate(String schema, String xml) throws IOException, SAXException {
        URL url = Objects.requireNonNull(JUnitReportTest.class.getResource(schema));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(url)
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    private static Map<String, String> properties(Element suite) {
        NodeList properties = suite.getElementsByTagName("property");
        return IntStream.range(0, properties.getLength())
                .mapToObj(i -> (Element) properties.item(i))
                .collect(Collectors.toMap(
                        property -> property.getAttribute("name"), property -> property.getAttribute("value")));
    }

    private static Element testCase(Element suite, String name) {
        NodeList cases = suite.getElementsByTagName("testcase");
        return IntStream.range(0, cases.getLength())
                .mapToObj(i -> (Element) cases.item(i))
                .filter(testCase -> testCase.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Element document(String xml) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static String xml(Run run) throws IOException {
        StringWriter out = new StringWriter();
        new JUnitReport(Path.of("/builds/shop/target/pictures")).write(run, out);
        return out.toString();
    }
}
