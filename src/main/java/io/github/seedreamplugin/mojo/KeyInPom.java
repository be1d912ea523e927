package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.manifest.ApiKeyForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Looks for an API key in the POM, where everybody who can read the repository finds it. */
final class KeyInPom {

    private KeyInPom() {}

    /** Fails if there is one, in the project's own POM or in one of its parents that lies in a file. */
    static void failIfThereIsOne(@Nullable MavenProject project) throws MojoFailureException {
        for (MavenProject one = project; one != null; one = one.getParent()) {
            if (one.getFile() != null && Files.isRegularFile(one.getFile().toPath())) {
                check(one.getFile().toPath());
            }
        }
    }

    private static void check(Path pom) throws MojoFailureException {
        String text;
        try {
            // A key is ASCII, whatever the POM's encoding is.
            text = Files.readString(pom, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // Maven has read it.
            return;
        }
        List<Integer> positions = ApiKeyForm.positions(text);
        if (!positions.isEmpty()) {
            int at = positions.get(0);
            long line = 1
                    + text.substring(0, at)
                            .chars()
                            .filter(character -> character == '\n')
                            .count();
            int column = at - text.lastIndexOf('\n', at);
            throw new MojoFailureException(pom + ":[" + line + "," + column + "] API_KEY " + ApiKeyForm.MESSAGE);
        }
    }
}
