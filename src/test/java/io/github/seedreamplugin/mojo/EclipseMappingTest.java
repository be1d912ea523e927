package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What Eclipse's m2e is told: the names are those of its format, and nothing is bought while somebody types. */
class EclipseMappingTest {

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
    void usesOnlyElementsThatM2eKnows() throws Exception {
        TreeSet<String> names = new TreeSet<>();
        NodeList all = mapping().getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Node parent = all.item(i).getParentNode();
            names.add(parent.getNodeName() + "/" + all.item(i).getNodeName());
        }
        assertThat(names)
                .containsExactly(
                        "action/execute",
                        "action/ignore",
                        "execute/runOnConfiguration",
                        "execute/runOnIncremental",
                        "goals/goal",
                        "lifecycleMappingMetadata/pluginExecutions",
                        "pluginExecution/action",
                        "pluginExecution/pluginExecutionFilter",
                        "pluginExecutionFilter/goals",
                        "pluginExecutions/pluginExecution");
    }

    private static Element mapping() throws Exception {
        try (var in = EclipseMappingTest.class.getResourceAsStream("/META-INF/m2e/lifecycle-mapping-metadata.xml")) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        }
    }
}
