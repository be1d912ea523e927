package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Credits;
import io.github.seedreamplugin.text.SafeText;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
        Map<String, String> suite = new LinkedHashMap<>();
        suite.put("name", "seedream");
        suite.put("time", DurationText.decimal(run.took()).toPlainString());
        suite.put("timestamp", run.started().toString());
        suite.put("tests", Integer.toString(run.images().size() + (errors.isEmpty() ? 0 : 1)));
        suite.put("errors", Long.toString(failed.size() - failures));
        suite.put("skipped", Long.toString(run.count(State.NOT_STARTED)));
        suite.put("failures", Long.toString(failures + (errors.isEmpty() ? 0 : 1)));
        XmlLines xml = new XmlLines(out);
        xml.open("testsuite", suite);
        properties(run, xml);
        if (!errors.isEmpty()) {
            manifest(run, errors, xml);
        }
        for (ImageResult image : run.images()) {
            image(image, xml);
        }
        xml.close();
        xml.end();
    }

    private static boolean isFailure(ImageResult image) {
        return image.problem().map(Failure::userCanFix).orElse(false);
    }

    private static void properties(Run run, XmlLines xml) throws IOException {
        xml.open("properties", Map.of());
        property("manifest", run.manifest(), xml);
        property("simulated", Boolean.toString(run.simulated()), xml);
        for (BillLine line : BillLine.of(run)) {
            property("credits." + line.reason(), line.amount(), xml);
        }
        for (ImageResult image : run.images()) {
            for (Map.Entry<String, String> entry : facts(image).entrySet()) {
                property(image.name() + "." + entry.getKey(), entry.getValue(), xml);
            }
        }
        xml.close();
    }

    private static Map<String, String> facts(ImageResult image) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("state", image.state().value());
        facts.put("credits", Credits.text(image.credits()));
        facts.put("take", Integer.toString(image.take()));
        image.attributes().byName().forEach((name, value) -> facts.put(name, value.toString()));
        return facts;
    }

    private static void property(String name, String value, XmlLines xml) throws IOException {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", name);
        attributes.put("value", value);
        xml.empty("property", attributes);
    }

    private static void manifest(Run run, List<Finding> errors, XmlLines xml) throws IOException {
        String places = errors.stream()
                .map(finding -> finding.place() + " " + finding.code() + " " + finding.message())
                .collect(Collectors.joining("\n"));
        xml.open("testcase", testCase(run.manifest(), "seedream", "0.0"));
        xml.text(
                "failure",
                reason(
                        Headline.counted(errors.size(), "error") + " in the manifest",
                        errors.get(0).code()),
                places);
        xml.close();
    }

    private static Map<String, String> testCase(String name, String className, String seconds) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", name);
        attributes.put("classname", className);
        attributes.put("time", seconds);
        return attributes;
    }

    private static Map<String, String> reason(String message, String type) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("message", message);
        attributes.put("type", type);
        return attributes;
    }

    private void image(ImageResult image, XmlLines xml) throws IOException {
        xml.open(
                "testcase",
                testCase(
                        image.name(),
                        className(image.name()),
                        DurationText.decimal(image.took()).toPlainString()));
        if (image.state() == State.FAILED && image.problem().isPresent()) {
            Failure problem = image.problem().get();
            xml.text(
                    isFailure(image) ? "failure" : "error",
                    reason(problem.message(), problem.code()),
                    words(image, problem));
        } else if (image.state() == State.NOT_STARTED) {
            String message = image.problem()
                    .map(problem -> problem.code() + ": " + problem.message())
                    .orElse("not started");
            xml.empty("skipped", Map.of("message", message));
        }
        xml.output(
                "system-out",
                attachments(image),
                facts(image).entrySet().stream()
                        .map(fact -> fact.getKey() + ": " + SafeText.line(fact.getValue()) + "\n")
                        .collect(Collectors.joining()));
        xml.close();
    }

    private static String words(ImageResult image, Failure problem) {
        return problem.message() + "\nline " + image.line() + " of the manifest"
                + problem.quarantined()
                        .map(path -> "\nWhat was received is in " + path)
                        .orElse("");
    }

    /** Jenkins shows the part before the last dot as a package: the folders of a name become one. */
    private static String className(String name) {
        int folder = name.lastIndexOf('/');
        return folder < 0
                ? "seedream"
                : "seedream." + name.substring(0, folder).replace('.', '_').replace('/', '.');
    }

    /** They come first: Jenkins looks for them in the first 500 characters of the output. */
    private String attachments(ImageResult image) {
        return image.files().stream()
                .map(file -> outputDirectory.resolve(file.path()).toString().replace('\\', '/'))
                .map(path -> "[[ATTACHMENT|" + SafeText.line(path) + "]]\n")
                .collect(Collectors.joining("", "\n", ""));
    }
}
