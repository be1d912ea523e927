package io.github.seedreamplugin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One way through the house: mojo, then generation and its rooms, then leaves that know nothing of each other. */
class ArchitectureTest {

    private static final String BASE = "io.github.seedreamplugin.";
    private static final List<String> LEAVES = List.of("manifest", "segmind", "bank", "output", "report", "simulator");
    /** What every package may use. */
    private static final List<String> GROUND_FLOOR = List.of("image", "files", "money", "text");

    /** The rooms of generation; each uses only those that come after it. Rooms of one row know nothing of each other. */
    private static final List<List<String>> ROOMS = List.of(
            List.of("reporting"),
            List.of("purchase"),
            List.of("plan"),
            List.of("account", "restore"),
            List.of("run"),
            List.of("request"));

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.seedreamplugin");

    @TestFactory
    Stream<DynamicTest> aLeafKnowsOnlyItselfAndTheGroundFloor() {
        return LEAVES.stream()
                .map(leaf -> DynamicTest.dynamicTest(
                        leaf,
                        () -> mayOnlyUse(
                                BASE + leaf + "..",
                                List.of(
                                        BASE + leaf + "..",
                                        BASE + "image",
                                        BASE + "files",
                                        BASE + "money",
                                        BASE + "text"))));
    }

    @TestFactory
    Stream<DynamicTest> theGroundFloorKnowsNobody() {
        return GROUND_FLOOR.stream()
                .map(room -> DynamicTest.dynamicTest(room, () -> mayOnlyUse(BASE + room, List.of(BASE + room))));
    }

    @Test
    void generationDoesNotKnowTheGoalsOrTheSimulator() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "generation..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(BASE + "mojo..", BASE + "simulator.."))
                .check(MAIN);
    }

    @TestFactory
    Stream<DynamicTest> aRoomOfGenerationUsesOnlyRoomsBelowIt() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int floor = 0; floor < ROOMS.size(); floor++) {
            List<String> below = ROOMS.subList(floor + 1, ROOMS.size()).stream()
                    .flatMap(List::stream)
                    .map(room -> BASE + "generation." + room)
                    .toList();
            for (String room : ROOMS.get(floor)) {
                List<String> allowed = new ArrayList<>(below);
                allowed.add(BASE + "generation." + room);
                tests.add(DynamicTest.dynamicTest(room, () -> noClasses()
                        .that()
                        .resideInAPackage(BASE + "generation." + room)
                        .should()
                        .dependOnClassesThat(resideInAPackage(BASE + "generation..")
                                .and(resideInAnyPackage(allowed.toArray(String[]::new))
                                        .negate()))
                        .check(MAIN)));
            }
        }
        return tests.stream();
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
        slices().matching(BASE + "(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void classesAreFreeOfCycles() {
        slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void noTwoTopLevelTypesShareASimpleName() {
        Map<String, TreeSet<String>> byName = new TreeMap<>();
        for (JavaClass type : MAIN) {
            if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
                byName.computeIfAbsent(type.getSimpleName(), any -> new TreeSet<>())
                        .add(type.getPackageName());
            }
        }
        byName.values().removeIf(packages -> packages.size() == 1);
        Assertions.assertThat(byName).isEmpty();
    }

    /** Every top-level class, with all that is nested in it, is a slice of its own. */
    private static final class TopLevelClasses implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            if (!type.getPackageName().startsWith("io.github.seedreamplugin")) {
                return SliceIdentifier.ignore();
            }
            JavaClass outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return SliceIdentifier.of(outermost.getName());
        }

        @Override
        public String getDescription() {
            return "top-level classes";
        }
    }

    private static void mayOnlyUse(String room, List<String> allowed) {
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(resideInAPackage("io.github.seedreamplugin..")
                        .and(resideInAnyPackage(allowed.toArray(String[]::new)).negate()))
                .check(MAIN);
    }

    private static void onlyIn(String home, String... foreign) {
        List<String> others = new ArrayList<>(LEAVES);
        others.addAll(List.of("image", "files", "money", "text", "generation", "mojo"));
        others.remove(home);
        noClasses()
                .that()
                .resideInAnyPackage(
                        others.stream().map(name -> BASE + name + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat(resideInAnyPackage(foreign))
                .check(MAIN);
    }
}
