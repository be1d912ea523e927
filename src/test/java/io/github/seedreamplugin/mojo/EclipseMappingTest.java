package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Eclipse's m2e is told: the names are those of its format, and nothing is bought while somebody types. */
class EclipseMappingTest {

    private static final String MAPPING = "/META-INF/m2e/lifecycle-mapping-metadata.xml";

    @Test
    void checksAtEverySaveAndGeneratesOnlyWhenTheProjectIsConfigured() throws Exception {
        Map<String, String> actions = new LinkedHashMap<>();
        NodeList executions = mapping().getElementsByTagName("pluginExecution");
        for (int i = 0; i < executions.getLength(); i++) {
            Element execution = (Element) executions.item(i);
            String goal = execution.getElementsByTagName("goal").item(0).getTextContent();
            actions.put(
                    goal,
                    execution
                            .getElementsByTagName("action")
                            .item(0)
                            .getTextContent()
                            .replaceAll("\\s+", " ")
                            .strip());
        }
        assertThat(actions)
                .containsExactly(
                        Map.entry("validate", "true true"), Map.entry("generate", "false true"), Map.entry("plan", ""));
    }

    @Test
    void isOfTheFormThatM2eReads() throws Exception {
        try (var schema = EclipseMappingTest.class.getResourceAsStream("lifecycle-mapping-metadata.xsd");
                var in = EclipseMappingTest.class.getResourceAsStream(MAPPING)) {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(schema))
                    .newValidator()
                    .validate(new StreamSource(in));
        }
    }

    /** m2e executes a goal that has no mapping at every save. */
    @Test
    void namesEveryGoalThatAPomCanBind() throws Exception {
        String descriptor = Files.readString(Path.of("target/classes/META-INF/maven/plugin.xml"));
        List<String> bindable = Arrays.stream(descriptor.split("<mojo>"))
                .skip(1)
                .filter(mojo -> !mojo.contains("<requiresDirectInvocation>true<"))
                .map(mojo -> mojo.replaceAll("(?s).*?<goal>([^<]+)<.*", "$1"))
                // a page of the site is no part of a build
                .filter(goal -> !List.of("report", "help").contains(goal))
                .toList();
        assertThat(bindable).containsExactlyInAnyOrder("validate", "generate", "plan");
        for (String goal : bindable) {
            assertThat(mapping().getTextContent()).contains(goal);
        }
    }

    private static Element mapping() throws Exception {
        try (var in = EclipseMappingTest.class.getResourceAsStream(MAPPING)) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        }
    }
}
