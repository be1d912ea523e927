package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A parameter in a goal's description is a promise: the goal reads it. */
class GoalParametersTest {

    private static final JavaClasses GOALS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.seedreamplugin.mojo");

    /** Where Maven, or its site plugin, comes in. */
    private static final Set<String> ENTRIES = Set.of("execute", "generate", "canGenerateReport");

    @TestFactory
    Stream<DynamicTest> aGoalReadsEveryParameterThatItDeclares() throws Exception {
        try (var in = new InputStreamReader(
                GoalParametersTest.class.getResourceAsStream("/META-INF/maven/plugin.xml"), StandardCharsets.UTF_8)) {
            return new PluginDescriptorBuilder()
                    .build(in).getMojos().stream()
                            .filter(goal -> !goal.getGoal().equals("help"))
                            .map(goal -> DynamicTest.dynamicTest(goal.getGoal(), () -> check(goal)));
        }
    }

    private static void check(MojoDescriptor goal) {
        Set<String> declared =
                goal.getParameters().stream().map(Parameter::getName).collect(Collectors.toSet());
        declared.removeIf(
                name -> GOALS.get(goal.getImplementation()).tryGetField(name).isEmpty()
                        && inherited(GOALS.get(goal.getImplementation()), name).isEmpty());
        Set<String> unread = new TreeSet<>(declared);
        unread.removeAll(read(GOALS.get(goal.getImplementation())));
        assertThat(unread)
                .as("parameters of %s that it never reads", goal.getGoal())
                .isEmpty();
    }

    private static Optional<?> inherited(JavaClass goal, String name) {
        return goal.getAllRawSuperclasses().stream()
                .flatMap(type -> type.tryGetField(name).stream())
                .findFirst();
    }

    /** The fields of the goal that anything it calls reads. */
    private static Set<String> read(JavaClass goal) {
        Set<String> fields = new HashSet<>();
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        goal.getAllMethods().stream()
                .filter(method -> ENTRIES.contains(method.getName()))
                .forEach(open::add);
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (!seen.add(unit)) {
                continue;
            }
            unit.getFieldAccesses().stream()
                    .filter(access ->
                            goal.isAssignableTo(access.getTargetOwner().getName()))
                    .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.GET)
                    .forEach(access -> fields.add(access.getTarget().getName()));
            unit.getCallsFromSelf()
                    .forEach(call -> resolved(goal, call.getTarget()).ifPresent(open::add));
            unit.getMethodReferencesFromSelf()
                    .forEach(call -> resolved(goal, call.getTarget()).ifPresent(open::add));
        }
        return fields;
    }

    /** What runs when this goal calls it: its own method before that of its superclasses. */
    private static Optional<JavaCodeUnit> resolved(JavaClass goal, AccessTarget.CodeUnitAccessTarget called) {
        if (goal.isAssignableTo(called.getOwner().getName())) {
            String[] parameters = called.getRawParameterTypes().stream()
                    .map(JavaClass::getName)
                    .toArray(String[]::new);
            for (JavaClass type = goal;
                    type != null;
                    type = type.getRawSuperclass().orElse(null)) {
                var method = type.tryGetMethod(called.getName(), parameters);
                if (method.isPresent() && !method.get().getModifiers().contains(JavaModifier.ABSTRACT)) {
                    return Optional.of(method.get());
                }
            }
        }
        return called.resolveMember().map(JavaCodeUnit.class::cast);
    }
}
