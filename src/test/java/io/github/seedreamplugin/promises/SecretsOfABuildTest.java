package io.github.seedreamplugin.promises;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.testing.ForwardProxy;
import io.github.seedreamplugin.testing.MavenProject;
import io.github.seedreamplugin.testing.MavenRun;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real builds under {@code mvn -X} with a marked key, and a look into every file that they leave. */
class SecretsOfABuildTest {

    private static final String KEY = "SG_kQ7vYt3MxW9pLr2ZbN5cHd8FgJ4sVu6e";
    private static final String PASSWORD = "pRoXy-pAsSw0rd-wHiCh-Is-Ours";
    private static final int TELLING = 8;
    private static final ScriptedAnswer ECHO = ScriptedAnswer.status(200)
            .header("x-echo", KEY)
            .header("x-" + KEY, "1")
            .header("x-output-metadata", "{\"key\":\"" + KEY + "\"}");

    @TempDir
    Path directory;

    /** What may come back, each with the code that the report then has. */
    enum Fault {
        INVALID("INVALID_REQUEST", ScriptedAnswer.error(400, "no aspect ratio for key " + KEY)),
        MODERATED("MODERATED", ScriptedAnswer.moderated().header("x-echo", KEY)),
        OUT_OF_CREDITS("OUT_OF_CREDITS", ScriptedAnswer.error(406, "Not enough credits: " + KEY)),
        RATE_LIMITED("RATE_LIMITED", ScriptedAnswer.error(429, KEY)),
        SERVER_ERROR("SERVER_ERROR", ScriptedAnswer.error(500, "while " + KEY + " was served")),
        NO_ANSWER("PAID_LOST", ScriptedAnswer.hang().charged()),
        CUT("PAID_UNUSABLE", ECHO.body("x".repeat(100) + KEY).cutBodyAfter(115)),
        HTML("PAID_UNUSABLE", ECHO.contentType("image/jpeg").body("<html>" + KEY + "</html>")),
        JSON("PAID_UNUSABLE", ECHO.contentType("application/json").body("{\"" + KEY + "\":\"" + KEY + "\"}")),
        DAMAGED("PAID_UNUSABLE", ECHO.body(damagedPicture()));

        private final String code;

        // An answer is immutable; it only cannot be seen from its fields.
        @SuppressWarnings("ImmutableEnumChecker")
        private final ScriptedAnswer answer;

        Fault(String code, ScriptedAnswer answer) {
            this.code = code;
            this.answer = answer;
        }

        private static byte[] damagedPicture() {
            return ("\u00FF\u00D8\u00FF\u00FE" + KEY).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void aBuildThatMeetsManyFaultsTellsNothing() {
        try (ScriptedEndpoint endpoint = endpoint()) {
            endpoint.onPrompt("picture 1", ScriptedAnswer.picture().header("x-echo", KEY))
                    .onPrompt("picture 2", Fault.INVALID.answer)
                    .onPrompt("picture 3", Fault.HTML.answer)
                    .onPrompt("picture 4", Fault.CUT.answer)
                    .onPrompt("picture 5", ScriptedAnswer.picture().header("x-echo", KEY));
            MavenProject project = project(endpoint).withImages(5);
            MavenRun run = project.run("-X");
            assertThat(run.log()).contains("[DEBUG]", "3 of 5 images without a picture");
            assertThat(project.output().resolve("image-5.jpg")).exists();
            assertThat(MavenProject.filesBelow(project.reports().resolve("quarantine")))
                    .isNotEmpty();
            assertTellsNothing(project, KEY);
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void noFaultTellsTheKey(Fault fault) {
        try (ScriptedEndpoint endpoint = endpoint()) {
            endpoint.otherwise(fault.answer);
            MavenProject project = project(endpoint).withImages(1);
            MavenRun run = project.run("-X");
            assertThat(project.reportOf("image-1").at("/problem/code").asString())
                    .as(() -> run.log())
                    .isEqualTo(fault.code);
            assertTellsNothing(project, KEY);
        }
    }

    @Tag("slow")
    @Test
    void aKeyThatIsRefusedIsNotTold() {
        try (ScriptedEndpoint endpoint = endpoint()) {
            endpoint.onPath(
                            endpoint.creditsUri().getPath(),
                            ScriptedAnswer.error(401, "who is " + KEY).header("x-echo", KEY))
                    .otherwise(ScriptedAnswer.error(401, "who is " + KEY));
            MavenProject project = project(endpoint).withImages(1);
            project.run("-X");
            assertThat(project.reportOf("image-1").at("/problem/code").asString())
                    .isEqualTo("UNAUTHORIZED");
            assertTellsNothing(project, KEY);
        }
    }

    @Tag("slow")
    @Test
    void aKeyOfTheEnvironmentIsNotTold() {
        try (ScriptedEndpoint endpoint = endpoint()) {
            endpoint.onPrompt("picture 2", Fault.HTML.answer);
            MavenProject project = project(endpoint).withImages(2).withKey("").withEnvironment("SEGMIND_API_KEY", KEY);
            project.run("-X");
            assertThat(endpoint.paidCalls()).isEqualTo(2);
            assertTellsNothing(project, KEY);
        }
    }

    @Tag("slow")
    @Test
    void aKeyThatReachesNobodyIsNotTold() throws IOException {
        int nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closed.getLocalPort();
        }
        MavenProject project = new MavenProject(directory)
                .withImages(1)
                .withKey(KEY)
                .with("seedream.endpoint", "http://127.0.0.1:" + nobody + "/v1/seedream-v5-lite-text-to-image")
                .with("seedream.retries", "1");
        project.run("-X");
        assertThat(project.reportOf("image-1").at("/problem/code").asString()).isEqualTo("NOT_SENT");
        assertTellsNothing(project, KEY);
    }

    @Tag("slow")
    @Test
    void thePasswordOfAProxyIsNotTold() {
        try (ScriptedEndpoint endpoint = endpoint();
                ForwardProxy proxy = ForwardProxy.requiring("ann", "another")) {
            MavenProject project = project(endpoint).withImages(1).withProxies(proxy.element("ann", PASSWORD, ""));
            project.run("-X");
            assertThat(proxy.authorizations()).contains("Basic " + base64("ann:" + PASSWORD));
            assertThat(project.reportOf("image-1").at("/problem/message").asString())
                    .contains("407");
            assertTellsNothing(project, KEY);
            assertTellsNothing(project, PASSWORD);
            assertThat(everything(project)).noneMatch(text -> text.contains(base64("ann:" + PASSWORD)));
        }
    }

    private static ScriptedEndpoint endpoint() {
        return ScriptedEndpoint.start().accepting(KEY);
    }

    private MavenProject project(ScriptedEndpoint endpoint) {
        return new MavenProject(directory)
                .calling(endpoint)
                .with("seedream.requestTimeout", "PT3S")
                .with("seedream.settleAfter", "PT0S")
                .with("seedream.retries", "0");
    }

    private static void assertTellsNothing(MavenProject project, String secret) {
        List<String> needles = new ArrayList<>();
        for (int start = 0; start + TELLING <= secret.length(); start++) {
            needles.add(secret.substring(start, start + TELLING));
        }
        for (int shift = 0; shift < 3; shift++) {
            String encoded = base64("x".repeat(shift) + secret);
            // Its first and last characters hold bits of the neighbours.
            needles.add(encoded.substring(4, encoded.length() - 4));
        }
        needles.add(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
        for (String text : everything(project)) {
            for (String needle : needles) {
                if (text.contains(needle)) {
                    int at = text.indexOf(needle);
                    throw new AssertionError("'" + needle + "' is in: "
                            + text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 100)));
                }
            }
        }
    }

    /** Name and content of every file that the build has left. */
    private static List<String> everything(MavenProject project) {
        List<String> everything = new ArrayList<>();
        for (Path file : MavenProject.filesBelow(project.directory())) {
            try {
                everything.add(file + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        assertThat(everything).hasSizeGreaterThan(5);
        return everything;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
