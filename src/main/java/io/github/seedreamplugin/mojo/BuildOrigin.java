package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.CallOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/** Where a purchase comes from, as the ledger keeps it: by what CI servers say, else by what Git's own files say. */
final class BuildOrigin {

    private static final int LONGEST = 200;

    private final Map<String, String> environment;

    BuildOrigin(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The origin of the calls of a module; {@code directory} lies in what is checked out. */
    CallOrigin of(Optional<MavenProject> project, Path directory) {
        Optional<Path> git = git(directory);
        Optional<String> head = git.flatMap(found -> line(found.resolve("HEAD")));
        Optional<String> branch = first("GITHUB_HEAD_REF", "GITHUB_REF_NAME", "CI_COMMIT_REF_NAME", "BRANCH_NAME")
                .or(() -> head.filter(text -> text.startsWith("ref: refs/heads/"))
                        .map(text -> text.substring("ref: refs/heads/".length())));
        Optional<String> commit = first("GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT")
                .or(() -> head.flatMap(text -> text.startsWith("ref: ")
                        ? git.flatMap(found -> line(found.resolve(text.substring("ref: ".length()))))
                        : Optional.of(text)));
        return new CallOrigin(
                project.map(one -> one.getGroupId() + ":" + one.getArtifactId()),
                commit.filter(text -> text.matches("[0-9a-f]{7,64}")),
                branch,
                first("GITHUB_ACTOR", "GITLAB_USER_LOGIN", "BUILD_USER_ID")
                        .or(() -> Optional.ofNullable(System.getProperty("user.name"))),
                buildUrl());
    }

    private Optional<String> buildUrl() {
        Optional<String> github = first("GITHUB_RUN_ID")
                .map(run -> environment.getOrDefault("GITHUB_SERVER_URL", "https://github.com") + "/"
                        + environment.getOrDefault("GITHUB_REPOSITORY", "") + "/actions/runs/" + run);
        return github.or(() -> first("CI_JOB_URL", "BUILD_URL"));
    }

    private Optional<String> first(String... names) {
        return List.of(names).stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank() && value.length() <= LONGEST)
                .findFirst();
    }

    private static Optional<Path> git(Path directory) {
        for (Path at = directory; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".git"))) {
                return Optional.of(at.resolve(".git"));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> line(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file).strip()).filter(text -> text.length() <= LONGEST)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
