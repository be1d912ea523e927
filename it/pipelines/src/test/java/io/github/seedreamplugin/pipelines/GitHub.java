package io.github.seedreamplugin.pipelines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Runs the scripts of a composite action and of a workflow as GitHub's runner does, as far as the examples need. */
final class GitHub {

    static final Path ACTION = Workspace.EXAMPLES.resolve("github-actions/action.yml");
    static final Path WORKFLOW = Workspace.EXAMPLES.resolve("github-actions/pictures.yml");
    static final Path SHARDED = Workspace.EXAMPLES.resolve("github-actions/sharded.yml");

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *(.*?) *}}");
    private static final Pattern OUTPUT = Pattern.compile("(?m)^([a-z]+)=(.*)$|^([a-z]+)<<(\\S+)\\n((?s:.*?))\\n\\4$");

    private final Workspace workspace;
    private final Map<String, String> context;

    /**
     * @param workspace the checkout
     * @param context what expressions may name, such as {@code matrix.shard}
     */
    GitHub(Workspace workspace, Map<String, String> context) {
        this.workspace = workspace;
        this.context = context;
    }

    static JsonNode read(Path file) throws IOException {
        return new YAMLMapper().readTree(Files.readString(file));
    }

    /** The steps of a job of a workflow. */
    static List<JsonNode> steps(Path workflow, String job) throws IOException {
        return read(workflow).at("/jobs/" + job + "/steps").valueStream().toList();
    }

    /** Runs the steps of a job that are the action or a script; the first that fails is the last, but for always(). */
    Done job(String job) throws IOException, InterruptedException {
        Done all = new Done(0, "", Map.of(), "");
        for (JsonNode step : steps(WORKFLOW, job)) {
            boolean skipped = all.status() != 0 && !step.path("if").asString("").contains("always()");
            if (!skipped && step.path("uses").asString("").startsWith("./")) {
                all = all.then(action(step.get("with")));
            } else if (!skipped && step.has("run")) {
                Map<String, String> variables = new HashMap<>();
                step.path("env")
                        .properties()
                        .forEach(one -> variables.put(one.getKey(), expand(one.getValue().asString(), context::get)));
                all = all.then(script(step.get("run").asString(), variables));
            }
        }
        return all;
    }

    /** Runs the action with the inputs of a step. */
    Done action(JsonNode with) throws IOException, InterruptedException {
        JsonNode action = read(ACTION);
        Map<String, String> known = new HashMap<>(context);
        action.get("inputs")
                .properties()
                .forEach(input -> known.put(
                        "inputs." + input.getKey(), input.getValue().get("default").asString()));
        with.properties()
                .forEach(input -> known.put(
                        "inputs." + input.getKey(), expand(input.getValue().asString(), context::get)));
        JsonNode step = action.at("/runs/steps/0");
        Map<String, String> variables = new TreeMap<>();
        step.get("env")
                .properties()
                .forEach(variable ->
                        variables.put(variable.getKey(), expand(variable.getValue().asString(), known::get)));
        Done done = script(step.get("run").asString(), variables);
        Map<String, String> outputs = new LinkedHashMap<>();
        action.get("outputs").properties().forEach(output -> {
            String value = output.getValue().get("value").asString();
            outputs.put(output.getKey(), expand(value, name -> done.outputs().get(name.replaceAll(".*\\.", ""))));
        });
        return new Done(done.status(), done.output(), outputs, done.summary());
    }

    /** Runs a script. */
    Done script(String script, Map<String, String> step) throws IOException, InterruptedException {
        workspace.write("../run.sh", script).write("../output", "").write("../summary", "");
        Map<String, String> variables = new HashMap<>(step);
        variables.put("GITHUB_ACTIONS", "true");
        variables.put("GITHUB_OUTPUT", workspace.directory().resolve("../output").normalize().toString());
        variables.put("GITHUB_STEP_SUMMARY", workspace.directory().resolve("../summary").normalize().toString());
        Workspace.Ended ended = workspace.run(
                variables, List.of("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "../run.sh"));
        Map<String, String> outputs = new HashMap<>();
        Matcher output = OUTPUT.matcher(workspace.read("../output"));
        while (output.find()) {
            boolean oneLine = output.group(1) != null;
            outputs.put(output.group(oneLine ? 1 : 3), output.group(oneLine ? 2 : 5));
        }
        return new Done(ended.status(), ended.output(), outputs, workspace.read("../summary"));
    }

    /** What an upload of these paths holds: the files below the deepest directory that all paths have in common. */
    static void upload(Workspace from, String paths, Workspace to, String below) throws IOException {
        List<Path> included = new ArrayList<>();
        List<Path> excluded = new ArrayList<>();
        for (String path : paths.lines().toList()) {
            (path.startsWith("!") ? excluded : included).add(Path.of(path.replaceFirst("^!", "")));
        }
        Path common = common(included);
        for (String name : from.files("")) {
            Path file = Path.of(name);
            if (included.stream().anyMatch(file::startsWith) && excluded.stream().noneMatch(file::startsWith)) {
                Path copy = to.directory().resolve(below).resolve(common.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(from.directory().resolve(file), copy);
            }
        }
    }

    private static Path common(List<Path> paths) {
        Path first = paths.get(0);
        int names = first.getNameCount();
        while (!paths.stream().allMatch(startsWith(first.subpath(0, names)))) {
            names--;
        }
        return first.subpath(0, names);
    }

    private static Predicate<Path> startsWith(Path directory) {
        return path -> path.startsWith(directory);
    }

    private static String expand(String text, Function<String, String> known) {
        return EXPRESSION
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Stream.of(found.group(1).split(" *\\|\\| *"))
                        .map(known)
                        .filter(value -> value != null && !value.isEmpty())
                        .findFirst()
                        .orElse("")));
    }

    /**
     * What became of a step.
     *
     * @param status the exit status
     * @param output what it printed
     * @param outputs its outputs
     * @param summary what it added to the job's summary
     */
    record Done(int status, String output, Map<String, String> outputs, String summary) {

        /** This and what came after it; the outputs are those of the first that had any. */
        Done then(Done next) {
            return new Done(
                    status == 0 ? next.status : status,
                    output + next.output,
                    outputs.isEmpty() ? next.outputs : outputs,
                    summary + next.summary);
        }
    }
}
