package io.github.seedreamplugin.mojo;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Refuses parameters that Maven would silently misread: a property whose name no parameter has, and a switch that is
 * neither {@code true} nor {@code false}. Both may cost money, as {@code -Dseedream.simulate=yes} means false to Maven.
 */
final class ParameterCheck {

    private static final String PREFIX = "seedream.";
    /** What a project calls the version of this plugin. */
    private static final String VERSION = "seedream.version";

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(seedream\\.[A-Za-z]+)}");
    private static final Set<String> SWITCHES = Set.of("boolean", "java.lang.Boolean");

    private final MavenSession session;
    private final MojoExecution execution;

    ParameterCheck(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.execution = execution;
    }

    void check() throws MojoFailureException {
        MojoDescriptor goal = execution.getMojoDescriptor();
        if (goal == null) {
            return;
        }
        Set<String> given = givenProperties();
        if (!given.isEmpty()) {
            checkNames(given, goal.getPluginDescriptor());
        }
        for (Parameter parameter : goal.getParameters()) {
            if (SWITCHES.contains(parameter.getType())) {
                checkSwitch(parameter.getName());
            }
        }
    }

    private void checkNames(Set<String> given, PluginDescriptor plugin) throws MojoFailureException {
        Set<String> known = new TreeSet<>();
        for (MojoDescriptor goal : plugin.getMojos()) {
            addProperties(goal, known);
        }
        for (String name : given) {
            if (!known.contains(name) && !isTheUsersOwn(name)) {
                throw new MojoFailureException(unknown(name, known));
            }
        }
    }

    /** Whether the POM or a property says what this parameter is, so that its default does not count. */
    boolean isGiven(String parameter) {
        return given(parameter).isPresent();
    }

    private void checkSwitch(String name) throws MojoFailureException {
        Optional<String> value = given(name);
        if (value.isPresent() && !value.get().equals("true") && !value.get().equals("false")) {
            throw new MojoFailureException(PREFIX + name + " is '" + value.get() + "'; it must be true or false."
                    + " Nothing was called and nothing was bought");
        }
    }

    private Optional<String> given(String parameter) {
        Xpp3Dom configuration = execution.getConfiguration();
        Xpp3Dom child = configuration == null ? null : configuration.getChild(parameter);
        if (child == null || child.getValue() == null) {
            return Optional.empty();
        }
        try {
            Object value = new PluginParameterExpressionEvaluator(session, execution).evaluate(child.getValue());
            return Optional.ofNullable(value).map(Object::toString);
        } catch (ExpressionEvaluationException e) {
            throw new IllegalStateException(parameter + " cannot be evaluated", e);
        }
    }

    private static void addProperties(MojoDescriptor goal, Set<String> names) {
        PlexusConfiguration configuration = goal.getMojoConfiguration();
        for (PlexusConfiguration parameter : configuration.getChildren()) {
            Matcher property = PROPERTY.matcher(String.valueOf(parameter.getValue("")));
            if (property.matches()) {
                names.add(property.group(1));
            }
        }
    }

    private Set<String> givenProperties() {
        Set<String> names = new TreeSet<>();
        for (Properties properties : new Properties[] {session.getSystemProperties(), session.getUserProperties()}) {
            if (properties != null) {
                for (String name : properties.stringPropertyNames()) {
                    if (name.startsWith(PREFIX)) {
                        names.add(name);
                    }
                }
            }
        }
        return names;
    }

    /** A property that a POM of this build defines, or that its text uses, is not meant for this plugin. */
    private boolean isTheUsersOwn(String name) {
        if (name.equals(VERSION)) {
            return true;
        }
        for (MavenProject project : session.getProjects()) {
            for (MavenProject pom = project; pom != null; pom = pom.getParent()) {
                if (pom.getProperties().containsKey(name) || isUsedIn(pom.getFile(), name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isUsedIn(@Nullable File pom, String name) {
        try {
            return pom != null
                    && pom.isFile()
                    && Files.readString(pom.toPath(), StandardCharsets.ISO_8859_1)
                            .contains("${" + name + "}");
        } catch (IOException e) {
            return false;
        }
    }

    private static String unknown(String name, Set<String> known) {
        return "The property " + name + " is not a parameter of this plugin"
                + NearestName.of(name.substring(PREFIX.length()), withoutPrefix(known))
                        .map(near -> "; did you mean " + PREFIX + near + "?")
                        .orElse(
                                "; 'mvn io.github.seedreamplugin:seedream-maven-plugin:help -Ddetail' lists all of them.")
                + " Nothing was called and nothing was bought";
    }

    /** What all names have in common must not make them look alike. */
    private static List<String> withoutPrefix(Set<String> names) {
        return names.stream().map(name -> name.substring(PREFIX.length())).toList();
    }
}
