package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gallery in a real browser, served as Jenkins' HTML Publisher serves it. */
@Tag("slow")
class GalleryInBrowserTest {

    /** Jenkins' default, {@code hudson.model.DirectoryBrowserSupport.CSP}. */
    private static final String POLICY =
            "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self';";

    @TempDir
    Path directory;

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        // a browser asks for it by itself
        server.createContext("/favicon.ico", exchange -> exchange.sendResponseHeaders(204, -1));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void showsEveryPictureWithoutBreakingThePolicyAndFitsAPhone() throws Exception {
        Run run = SampleRuns.failed();
        GallerySample.write(directory, run);
        int pictures =
                run.images().stream().mapToInt(image -> image.files().size()).sum();

        List<Browser.Seen> seen = Browser.open().look(page(), "gallery");

        assertThat(pictures).isPositive();
        assertThat(seen)
                .containsExactly(
                        new Browser.Seen("desktop", List.of(), List.of(), pictures, List.of(), true, 0),
                        new Browser.Seen("phone", List.of(), List.of(), pictures, List.of(), true, 0));
    }

    @Test
    void wouldNoticeAPageThatBreaksThePolicy() throws Exception {
        Files.writeString(directory.resolve("index.html"), """
                <!DOCTYPE html>
                <meta charset="utf-8"><link rel="icon" href="data:,">
                <p style="width: 2000px">wide</p>
                <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">
                <img src="missing.jpg" alt="">
                """);

        List<Browser.Seen> seen = Browser.open().look(page(), "bad");

        assertThat(seen).hasSize(2).allSatisfy(one -> {
            assertThat(one.violations()).anyMatch(violation -> violation.contains("style-src"));
            assertThat(one.violations()).anyMatch(violation -> violation.contains("data"));
            assertThat(one.failed()).contains(page().resolve("missing.jpg").toString());
            assertThat(one.unseen()).hasSize(2);
            assertThat(one.styled()).isFalse();
        });
    }

    private URI page() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/index.html");
    }

    private void answer(HttpExchange exchange) throws IOException {
        Path file = directory.resolve(exchange.getRequestURI().getPath().substring(1));
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        if (Files.isRegularFile(file)) {
            byte[] bytes = Files.readAllBytes(file);
            exchange.getResponseHeaders().set("Content-Type", type(file));
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private static String type(Path file) {
        String name = file.getFileName().toString();
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html;charset=utf-8";
            case "css" -> "text/css";
            default -> "image/jpeg";
        };
    }
}
