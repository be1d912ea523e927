package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.manifest.ManifestProperties;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;

/**
 * The properties that a manifest may use: the project's coordinates, what its POM or that of a parent defines, and what
 * the user gave with -D. Properties that only settings.xml defines are left out, since secrets are kept there.
 */
final class ProjectProperties {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)\\}");

    private final Map<String, String> values = new HashMap<>();
    /** The text of each property of a POM as it is written. */
    private final Map<String, String> written = new HashMap<>();

    private final Set<String> system;

    private ProjectProperties(Set<String> system) {
        this.system = system;
    }

    static ManifestProperties of(MavenSession session) {
        Properties machine = session.getSystemProperties();
        ProjectProperties properties =
                new ProjectProperties(machine == null ? Set.of() : machine.stringPropertyNames());
        MavenProject project = session.getCurrentProject();
        if (project != null && project.getBasedir() != null) {
            properties.addCoordinates(project);
            for (MavenProject pom = project; pom != null; pom = pom.getParent()) {
                properties.addNamesOf(pom.getOriginalModel(), project.getProperties());
            }
        }
        properties.addAll(session.getUserProperties());
        return new ManifestProperties(properties.values, properties.system, properties.madeOfSecrets());
    }

    private void addCoordinates(MavenProject project) {
        values.put("project.groupId", project.getGroupId());
        values.put("project.artifactId", project.getArtifactId());
        values.put("project.version", project.getVersion());
        values.put("project.name", project.getName());
    }

    /** The values are those of the project, in which everything is interpolated. */
    private void addNamesOf(Model pom, Properties interpolated) {
        if (pom == null) {
            return;
        }
        addNamed(pom.getProperties(), interpolated);
        for (Profile profile : pom.getProfiles()) {
            addNamed(profile.getProperties(), interpolated);
        }
    }

    private void addNamed(Properties named, Properties interpolated) {
        for (String name : named.stringPropertyNames()) {
            String value = interpolated.getProperty(name);
            if (value != null) {
                values.put(name, value);
                written.putIfAbsent(name, named.getProperty(name));
            }
        }
    }

    /** What the user gives replaces what a POM says, whatever that was made of. */
    private void addAll(Properties given) {
        if (given != null) {
            for (String name : given.stringPropertyNames()) {
                values.put(name, given.getProperty(name));
                written.remove(name);
            }
        }
    }

    private Set<String> madeOfSecrets() {
        Set<String> secret = new HashSet<>();
        int before;
        do {
            before = secret.size();
            written.forEach((name, text) -> {
                if (refersToSecret(text, secret)) {
                    secret.add(name);
                }
            });
        } while (secret.size() > before);
        return secret;
    }

    /** Directly, or by way of a property that does. */
    private boolean refersToSecret(String text, Set<String> secret) {
        return REFERENCE
                .matcher(text)
                .results()
                .map(reference -> reference.group(1))
                .anyMatch(name -> name.startsWith("env.")
                        || name.startsWith("settings.")
                        || secret.contains(name)
                        || (system.contains(name) && !values.containsKey(name)));
    }
}
