package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Chromium, driven by the script in {@code src/test/browser}. */
final class Browser {

    private static final Path SOURCE = Path.of("src/test/browser");
    private static final Path DIRECTORY = Path.of("target/browser");

    private final Path chromium;

    private Browser(Path chromium) {
        this.chromium = chromium;
    }

    /** The Chromium on the path, and the pinned packages that drive it, fetched once. */
    static Browser open() throws IOException, InterruptedException {
        Path chromium = Stream.of(System.getenv("PATH").split(":", -1))
                .map(directory -> Path.of(directory, "chromium"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No chromium on the path; .ci/install installs one"));
        Files.createDirectories(DIRECTORY);
        Path fetched = DIRECTORY.resolve("fetched.json");
        Path lock = SOURCE.resolve("package-lock.json");
        Files.copy(SOURCE.resolve("look.mjs"), DIRECTORY.resolve("look.mjs"), StandardCopyOption.REPLACE_EXISTING);
        if (!Files.exists(fetched) || Files.mismatch(fetched, lock) >= 0) {
            for (String file : List.of("package.json", "package-lock.json")) {
                Files.copy(SOURCE.resolve(file), DIRECTORY.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            run("npm", "ci", "--no-audit", "--no-fund");
            Files.copy(lock, fetched, StandardCopyOption.REPLACE_EXISTING);
        }
        return new Browser(chromium);
    }

    /** What it made of a page, once on a desktop and once on a phone; screenshots are left in {@code target/browser}. */
    List<Seen> look(URI page, String name) throws IOException, InterruptedException {
        Path screenshots = Files.createDirectories(DIRECTORY.resolve(name)).toAbsolutePath();
        String seen = run("node", "look.mjs", chromium.toString(), page.toString(), screenshots.toString());
        return StreamSupport.stream(JsonMapper.shared().readTree(seen).spliterator(), false)
                .map(Seen::of)
                .toList();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Path errors = DIRECTORY.resolve("errors.txt");
        Process process = new ProcessBuilder(command)
                .directory(DIRECTORY.toFile())
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(() -> String.join(" ", command) + " ended with\n" + text(errors))
                .isZero();
        return output;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /**
     * A page as it was shown.
     *
     * @param on {@code desktop} or {@code phone}
     * @param violations of the content security policy
     * @param failed the addresses that did not answer well
     * @param pictures how many pictures the page has
     * @param unseen those that did not appear
     * @param styled whether its style sheet was applied
     * @param excess by how many pixels it is wider than the window
     */
    record Seen(
            String on,
            List<String> violations,
            List<String> failed,
            int pictures,
            List<String> unseen,
            boolean styled,
            int excess) {

        private static Seen of(JsonNode node) {
            return new Seen(
                    node.get("name").asString(),
                    texts(node.get("violations")),
                    texts(node.get("failed")),
                    node.get("pictures").asInt(),
                    texts(node.get("unseen")),
                    node.get("styled").asBoolean(),
                    node.get("excess").asInt());
        }

        private static List<String> texts(JsonNode nodes) {
            return StreamSupport.stream(nodes.spliterator(), false)
                    .map(JsonNode::asString)
                    .toList();
        }
    }
}
