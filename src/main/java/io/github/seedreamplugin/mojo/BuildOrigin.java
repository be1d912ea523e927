package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.CallOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.project.MavenProject;

/** Where a purchase comes from, as the ledger keeps it: by what CI servers say, else by what Git's own files say. */
final class BuildOrigin {

    private static final int LONGEST = 200;
    private static final String REFERENCE = "ref: ";
    private static final String BRANCH = REFERENCE + "refs/heads/";
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");

    private final Map<String, String> environment;

    BuildOrigin(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The origin of the calls of a module; {@code directory} lies in what is checked out. */
    CallOrigin of(Optional<MavenProject> project, Path directory) {
        Optional<Path> git = git(directory);
        Optional<String> head = git.isPresent() ? line(git.get().resolve("HEAD")) : Optional.empty();
        return new CallOrigin(
                project.map(one -> one.getGroupId() + ":" + one.getArtifactId()),
                commit(git, head),
                branch(head),
                actor(),
                buildUrl());
    }

    private Optional<String> branch(Optional<String> head) {
        Optional<String> said = first("GITHUB_HEAD_REF", "GITHUB_REF_NAME", "CI_COMMIT_REF_NAME", "BRANCH_NAME");
        if (said.isPresent() || head.isEmpty() || !head.get().startsWith(BRANCH)) {
            return said;
        }
        return Optional.of(head.get().substring(BRANCH.length()));
    }

    private Optional<String> commit(Optional<Path> git, Optional<String> head) {
        Optional<String> commit = first("GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT");
        if (commit.isEmpty()) {
            boolean named = head.isPresent() && head.get().startsWith(REFERENCE);
            commit = named ? line(git.orElseThrow().resolve(head.get().substring(REFERENCE.length()))) : head;
        }
        return commit.isPresent() && COMMIT.matcher(commit.get()).matches() ? commit : Optional.empty();
    }

    private Optional<String> actor() {
        Optional<String> said = first("GITHUB_ACTOR", "GITLAB_USER_LOGIN", "BUILD_USER_ID");
        return said.isPresent() ? said : Optional.ofNullable(System.getProperty("user.name"));
    }

    private Optional<String> buildUrl() {
        Optional<String> run = first("GITHUB_RUN_ID");
        if (run.isEmpty()) {
            return first("CI_JOB_URL", "BUILD_URL");
        }
        return Optional.of(environment.getOrDefault("GITHUB_SERVER_URL", "https://github.com") + "/"
                + environment.getOrDefault("GITHUB_REPOSITORY", "") + "/actions/runs/" + run.get());
    }

    private Optional<String> first(String... names) {
        for (String name : names) {
            String value = environment.getOrDefault(name, "");
            if (!value.isBlank() && value.length() <= LONGEST) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
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
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            String text = Files.readString(file).strip();
            return text.length() <= LONGEST ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
