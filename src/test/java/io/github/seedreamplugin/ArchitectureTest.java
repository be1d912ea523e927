package io.github.seedreamplugin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One way through the house: mojo, then generation, then leaves that know nothing of each other. */
class ArchitectureTest {

    private static final String BASE = "io.github.seedreamplugin.";
    private static final List<String> LEAVES = List.of("manifest", "segmind", "bank", "output", "report", "simulator");
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.seedreamplugin");

    @TestFactory
    Stream<DynamicTest> aLeafKnowsOnlyItselfAndWhatAnImageIs() {
        return LEAVES.stream()
                .map(leaf -> DynamicTest.dynamicTest(leaf, () -> noClasses()
                        .that()
                        .resideInAPackage(BASE + leaf)
                        .should()
                        .dependOnClassesThat(resideInAPackage("io.github.seedreamplugin..")
                                .and(resideInAnyPackage(BASE + leaf, BASE + "image")
                                        .negate()))
                        .allowEmptyShould(true)
                        .check(MAIN)));
    }

    @Test
    void theValuesOfAnImageKnowNobody() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "image")
                .should()
                .dependOnClassesThat(resideInAPackage("io.github.seedreamplugin..")
                        .and(resideInAPackage(BASE + "image").negate()))
                .check(MAIN);
    }

    @Test
    void generationDoesNotKnowTheGoalsOrTheSimulator() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "generation")
                .should()
                .dependOnClassesThat(resideInAnyPackage(BASE + "mojo", BASE + "simulator"))
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void onlyTheGoalsKnowMaven() {
        onlyIn("mojo", "org.apache.maven..", "org.eclipse.aether..", "javax.inject..");
    }

    @Test
    void onlyTheManifestKnowsYaml() {
        onlyIn("manifest", "tools.jackson.dataformat.yaml..", "org.snakeyaml..");
    }

    @Test
    void onlySegmindKnowsHttpAsAClient() {
        onlyIn("segmind", "org.apache.hc..", "java.net.http..");
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(MAIN);
    }

    private static void onlyIn(String home, String... foreign) {
        List<String> others = new ArrayList<>(LEAVES);
        others.addAll(List.of("image", "generation", "mojo"));
        others.remove(home);
        noClasses()
                .that()
                .resideInAnyPackage(others.stream().map(name -> BASE + name).toArray(String[]::new))
                .should()
                .dependOnClassesThat(resideInAnyPackage(foreign))
                .check(MAIN);
    }
}
