package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.money.Credits;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code TEST-seedream.xml}: an image is a test case, in the form that Surefire writes and CI servers read. Properties
 * stand at the suite, under the image's name, because both public schemas refuse them at a test case.
 */
public final class JUnitReport implements Report {

    private final Path outputDirectory;

    /**
     * A report whose attachments lie there.
     *
     * @param outputDirectory where the pictures are, as the CI server can find it: absolute, or relative to its workspace
     */
    public JUnitReport(Path outputDirectory) {
        this.outputDirectory = outputDirectory;
    }

    @Override
    public String fileName() {
        return "TEST-seedream.xml";
    }

    @Override
    public void write(Run run, Writer out) throws IOException {
        List<Finding> errors = run.findings().stream()
                .filter(finding -> finding.level() == Level.ERROR)
                .toList();
        List<ImageResult> failed = run.images().stream()
                .filter(image -> image.state() == State.FAILED)
                .toList();
        long failures = failed.stream().filter(JUnitReport::isFailure).count();
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.write("<testsuite"
                + attribute("name", "seedream")
                + attribute("time", DurationText.decimal(run.took()).toPlainString())
                + attribute("timestamp", run.started().toString())
                + attribute("tests", run.images().size() + (errors.isEmpty() ? 0 : 1))
                + attribute("errors", failed.size() - failures)
                + attribute("skipped", run.count(State.NOT_STARTED))
                + attribute("failures", failures + (errors.isEmpty() ? 0 : 1))
                + ">\n");
        properties(run, out);
        if (!errors.isEmpty()) {
            manifest(run, errors, out);
        }
        for (ImageResult image : run.images()) {
            image(image, out);
        }
        out.write("</testsuite>\n");
    }

    private static boolean isFailure(ImageResult image) {
        return image.problem().map(Failure::userCanFix).orElse(false);
    }

    private static void properties(Run run, Writer out) throws IOException {
        out.write("  <properties>\n");
        property("manifest", run.manifest(), out);
        property("simulated", Boolean.toString(run.simulated()), out);
        for (BillLine line : BillLine.of(run)) {
            property("credits." + line.reason(), Credits.text(line.credits()), out);
        }
        for (ImageResult image : run.images()) {
            for (Map.Entry<String, String> entry : facts(image).entrySet()) {
                property(image.name() + "." + entry.getKey(), entry.getValue(), out);
            }
        }
        out.write("  </properties>\n");
    }

    private static Map<String, String> facts(ImageResult image) {
        ImageAttributes attributes = image.attributes();
        Map<String, String> facts = new TreeMap<>();
        facts.put("state", image.state().value());
        facts.put("credits", Credits.text(image.credits()));
        facts.put("take", Integer.toString(image.take()));
        attributes.byName().forEach((name, value) -> facts.put(name, value.toString()));
        return facts;
    }

    private static void property(String name, String value, Writer out) throws IOException {
        out.write("    <property" + attribute("name", name) + attribute("value", value) + "/>\n");
    }

    private static void manifest(Run run, List<Finding> errors, Writer out) throws IOException {
        String places = errors.stream()
                .map(finding -> finding.place() + " " + finding.code() + " " + finding.message())
                .collect(Collectors.joining("\n"));
        out.write("  <testcase" + attribute("name", run.manifest()) + attribute("classname", "seedream")
                + attribute("time", "0.0") + ">\n");
        out.write("    <failure"
                + attribute("message", Headline.counted(errors.size(), "error") + " in the manifest")
                + attribute("type", errors.get(0).code()) + ">" + Markup.text(places) + "</failure>\n");
        out.write("  </testcase>\n");
    }

    private void image(ImageResult image, Writer out) throws IOException {
        out.write("  <testcase"
                + attribute("name", image.name())
                + attribute("classname", className(image.name()))
                + attribute("time", DurationText.decimal(image.took()).toPlainString())
                + ">\n");
        if (image.state() == State.FAILED && image.problem().isPresent()) {
            problem(
                    isFailure(image) ? "failure" : "error",
                    image,
                    image.problem().get(),
                    out);
        } else if (image.state() == State.NOT_STARTED) {
            String reason = image.problem()
                    .map(problem -> problem.code() + ": " + problem.message())
                    .orElse("not started");
            out.write("    <skipped" + attribute("message", reason) + "/>\n");
        }
        out.write("    <system-out>" + Markup.text(output(image)) + "</system-out>\n");
        out.write("  </testcase>\n");
    }

    private static void problem(String kind, ImageResult image, Failure problem, Writer out) throws IOException {
        String status =
                problem.status().isPresent() ? "HTTP " + problem.status().getAsInt() + "\n" : "";
        String quarantined = problem.quarantined()
                .map(path -> "\nWhat was received is in " + path)
                .orElse("");
        out.write("    <" + kind + attribute("message", problem.message()) + attribute("type", problem.code()) + ">"
                + Markup.text(status + problem.message() + "\nline " + image.line() + " of the manifest" + quarantined)
                + "</" + kind + ">\n");
    }

    /** Jenkins shows the part before the last dot as a package: the folders of a name become one. */
    private static String className(String name) {
        int folder = name.lastIndexOf('/');
        return folder < 0
                ? "seedream"
                : "seedream." + name.substring(0, folder).replace('.', '_').replace('/', '.');
    }

    /** Attachments come first: Jenkins looks for them in the first 500 characters of the output. */
    private String output(ImageResult image) {
        List<String> lines = new ArrayList<>();
        for (ResultFile file : image.files()) {
            String path = outputDirectory.resolve(file.path()).toString().replace('\\', '/');
            lines.add("[[ATTACHMENT|" + path + "]]");
        }
        facts(image).forEach((name, value) -> lines.add(name + ": " + value));
        return "\n" + String.join("\n", lines) + "\n";
    }

    private static String attribute(String name, Object value) {
        return " " + name + "=\"" + Markup.attribute(value.toString()) + "\"";
    }
}
