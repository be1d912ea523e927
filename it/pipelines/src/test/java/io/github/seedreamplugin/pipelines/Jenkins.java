package io.github.seedreamplugin.pipelines;

import com.lesfurets.jenkins.unit.BasePipelineTest;
import com.lesfurets.jenkins.unit.cps.BasePipelineTestCPS;
import com.lesfurets.jenkins.unit.global.lib.LibraryConfiguration;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** As much of Jenkins as the pipelines call: it runs what they run, and remembers what else they asked for. */
final class Jenkins {

    private final Workspace workspace;
    private final String key;
    private final BasePipelineTest pipelines = new BasePipelineTestCPS();
    private final List<String> steps = new ArrayList<>();
    private final Map<String, Map<?, ?>> arguments = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final StringBuilder output = new StringBuilder();
    private final List<String> archived = new ArrayList<>();
    private final Map<String, Path> stashed = new HashMap<>();
    private final List<String> missing = new ArrayList<>();
    private Map<String, String> environmentOfSh = Map.of();

    Jenkins(Workspace workspace, String key) throws Exception {
        this.workspace = workspace;
        this.key = key;
        pipelines.setBaseScriptRoot("");
        pipelines.setScriptRoots(
                Workspace.EXAMPLES.resolve("jenkins").toString(),
                Path.of("src/test/resources").toAbsolutePath().toString());
        pipelines.setUp();
        pipelines.getBinding().setVariable("scm", "the repository");
        URL library = Workspace.EXAMPLES.resolve("jenkins").toUri().toURL();
        pipelines
                .getHelper()
                .registerSharedLibrary(LibraryConfiguration.library("seedream")
                        .retriever((name, version, target) -> List.of(library))
                        .targetPath(Workspace.EXAMPLES.toString())
                        .defaultVersion("main")
                        .implicit(true)
                        .allowOverride(true)
                        .build());
        control();
        shell();
        publishers();
    }

    /** Runs a Jenkinsfile. */
    void run(String jenkinsfile) {
        pipelines.runScript(jenkinsfile);
    }

    /** Runs the step alone. */
    void step(Map<String, String> given) {
        Script script = pipelines.loadScript("step.groovy");
        script.invokeMethod("perform", new Object[] {given});
    }

    /** The branch that is built, or the pull request and the branch that it is of. */
    Jenkins building(String branch, String source) {
        pipelines.getBinding().setVariable("env", new HashMap<>(Map.of("BRANCH_NAME", branch)));
        environment.put("BRANCH_NAME", branch);
        if (!branch.equals(source)) {
            environment.put("CHANGE_BRANCH", source);
        }
        return this;
    }

    /** Has a plugin not be installed that brings this step. */
    Jenkins without(String step) {
        missing.add(step);
        return this;
    }

    /** The steps that were called, in order. */
    List<String> steps() {
        return List.copyOf(steps);
    }

    /** An argument of the last call of a step. */
    Object argument(String step, String name) {
        return arguments.get(step).get(name);
    }

    /** What the last {@code sh} was given to run. */
    String script() {
        return String.valueOf(argument("sh", "script"));
    }

    /** The variables that the last {@code sh} had. */
    Map<String, String> environmentOfSh() {
        return environmentOfSh;
    }

    /** What all {@code sh} printed. */
    String output() {
        return output.toString();
    }

    /** The files that were archived, from the workspace. */
    List<String> archived() {
        return List.copyOf(archived);
    }

    private void control() {
        on("checkout", List.of(Object.class), given -> called("checkout"));
        on("properties", List.of(List.class), given -> null);
        on("disableConcurrentBuilds", List.of(), given -> null);
        on("input", List.of(Map.class), given -> called("input"));
        on("echo", List.of(String.class), given -> {
            output.append(given[0]).append('\n');
            return null;
        });
        on("readFile", List.of(String.class), given -> {
            try {
                return workspace.read((String) given[0]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        on("stash", List.of(Map.class), given -> {
            Map<?, ?> stash = (Map<?, ?>) given[0];
            stashed.put((String) stash.get("name"), Path.of((String) stash.get("includes")));
            return called("stash");
        });
        on("unstash", List.of(String.class), given -> {
            if (!workspace.has(stashed.get((String) given[0]).toString())) {
                throw new IllegalStateException("nothing was stashed as " + given[0]);
            }
            return called("unstash");
        });
        on("gitUsernamePassword", List.of(Map.class), given -> given[0]);
        on("string", List.of(Map.class), given -> given[0]);
        on("withEnv", List.of(List.class, Closure.class), given -> {
            Map<String, String> variables = new HashMap<>();
            for (Object variable : (List<?>) given[0]) {
                String[] parts = ((String) variable).split("=", 2);
                variables.put(parts[0], parts[1]);
            }
            return within(variables, (Closure<?>) given[1]);
        });
        on("withCredentials", List.of(List.class, Closure.class), given -> {
            called("withCredentials");
            Map<?, ?> credential = (Map<?, ?>) ((List<?>) given[0]).get(0);
            Object variable = credential.get("variable");
            return within(variable == null ? Map.of() : Map.of((String) variable, key), (Closure<?>) given[1]);
        });
    }

    private Object within(Map<String, String> variables, Closure<?> body) {
        Map<String, String> before = Map.copyOf(environment);
        environment.putAll(variables);
        try {
            return pipelines.getHelper().callClosure(body);
        } finally {
            environment.clear();
            environment.putAll(before);
        }
    }

    private void shell() {
        on("sh", List.of(Map.class), given -> {
            called("sh");
            arguments.put("sh", (Map<?, ?>) given[0]);
            environmentOfSh = Map.copyOf(environment);
            try {
                // as Jenkins does it: the script in a file, each command printed, the first that fails the last
                workspace.write("../script.sh", script());
                Workspace.Ended ended = workspace.run(environment, List.of("sh", "-xe", "../script.sh"));
                output.append(ended.output());
                if (ended.status() != 0) {
                    throw new IllegalStateException("script returned exit code " + ended.status());
                }
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }

    private void publishers() {
        on("sarif", List.of(Map.class), given -> given[0]);
        on("attachments", List.of(), given -> installed("attachments", "the pictures"));
        for (String step : List.of("junit", "publishHTML", "recordIssues", "publishChecks")) {
            on(step, List.of(Map.class), given -> {
                installed(step, step);
                arguments.put(step, (Map<?, ?>) given[0]);
                return called(step);
            });
        }
        on("archiveArtifacts", List.of(Map.class), given -> {
            archive((Map<?, ?>) given[0]);
            return called("archiveArtifacts");
        });
    }

    /** What Jenkins says of a step that no plugin brings. */
    private Object installed(String step, Object value) {
        if (missing.contains(step)) {
            throw new NoSuchMethodError("No such DSL method '" + step + "' found among steps");
        }
        return value;
    }

    private void archive(Map<?, ?> given) {
        List<PathMatcher> wanted = matchers(given.get("artifacts"));
        List<PathMatcher> unwanted = matchers(given.get("excludes"));
        try {
            workspace.files("").stream()
                    .filter(file -> wanted.stream().anyMatch(matcher -> matcher.matches(Path.of(file))))
                    .filter(file -> unwanted.stream().noneMatch(matcher -> matcher.matches(Path.of(file))))
                    .forEach(archived::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<PathMatcher> matchers(Object patterns) {
        return Arrays.stream(((String) patterns).split(", *"))
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                .toList();
    }

    private Object called(String step) {
        steps.add(step);
        return Map.of();
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private void on(String step, List<? extends Class<?>> types, Function<Object[], Object> does) {
        pipelines.getHelper().registerAllowedMethod(step, (List) types, new Step(does));
    }

    /** A step, as Groovy calls it. */
    private static final class Step extends Closure<Object> {

        private static final long serialVersionUID = 1;

        private final transient Function<Object[], Object> does;

        Step(Function<Object[], Object> does) {
            super(null);
            this.does = does;
        }

        @SuppressWarnings("unused") // Groovy looks for a method of this name
        public Object doCall(Object... given) {
            return does.apply(given);
        }
    }
}
