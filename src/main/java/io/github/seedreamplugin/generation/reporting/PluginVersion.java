package io.github.seedreamplugin.generation.reporting;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;

/** The version of this plugin, as Maven writes it into every jar. */
final class PluginVersion {

    private static final String FILE = "/META-INF/maven/io.github.seedreamplugin/seedream-maven-plugin/pom.properties";

    private PluginVersion() {}

    /** Empty where the classes do not come from the plugin's jar. */
    static Optional<String> read() {
        try (InputStream file = PluginVersion.class.getResourceAsStream(FILE)) {
            if (file == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(file);
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
