package io.github.seedreamplugin.mojo;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Where {@code seedream.home} is. All modules of a build share one bank, so a relative path starts where Maven was
 * started, and not in each module.
 */
final class HomeParameter {

    private HomeParameter() {}

    static Path path(String given, Path executionRoot) throws MojoFailureException {
        String user = System.getProperty("user.home", "?");
        String text = given.strip().replace("${user.home}", user);
        if (text.isEmpty()) {
            throw new MojoFailureException("seedream.home is empty; name a directory that is kept, such as"
                    + " -Dseedream.home=/path/of/a/directory, or leave the parameter out for ~/.m2/seedream");
        }
        if (text.equals("~") || text.startsWith("~/")) {
            text = user + text.substring(1);
        }
        if (text.equals("?") || text.startsWith("?/")) {
            throw new MojoFailureException("seedream.home is '" + text + "': Java does not know the home directory of"
                    + " this user, as in a container whose user has no entry in /etc/passwd. Name a directory that"
                    + " is kept, with -Dseedream.home=/path/of/a/directory");
        }
        if (text.startsWith("~")) {
            throw new MojoFailureException("seedream.home is '" + text + "'; ~ is expanded only as ~/ for the current"
                    + " user. Write the directory in full");
        }
        try {
            return executionRoot.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new MojoFailureException(
                    "seedream.home is '" + text + "', which is not a path on this machine: " + e.getReason());
        }
    }
}
