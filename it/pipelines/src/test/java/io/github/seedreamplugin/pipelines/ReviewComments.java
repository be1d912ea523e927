package io.github.seedreamplugin.pipelines;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The comments of a pull request or a merge request, as the APIs of GitHub and GitLab give and take them. */
final class ReviewComments implements AutoCloseable {

    /** What the one token is that may write them. */
    static final String TOKEN = "token-of-the-test";

    private static final Pattern GITHUB = Pattern.compile("/repos/example/pictures/issues/(?:7/comments|comments/(\\d+))");
    private static final Pattern GITLAB = Pattern.compile("/projects/42/merge_requests/7/notes(?:/(\\d+))?");
    private static final int PAGE = 100;

    private final HttpServer server;
    private final List<String> comments = new ArrayList<>();

    ReviewComments() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where the API is. */
    String api() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Somebody talks. */
    synchronized void add(int count) {
        for (int i = 0; i < count; i++) {
            comments.add("A remark");
        }
    }

    /** The comments that are not anybody's talk. */
    synchronized List<String> plans() {
        return comments.stream().filter(comment -> !comment.equals("A remark")).toList();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher github = GITHUB.matcher(exchange.getRequestURI().getPath());
        Matcher gitlab = GITLAB.matcher(exchange.getRequestURI().getPath());
        boolean onGitHub = github.matches();
        boolean known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || TOKEN.equals(exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN"));
        if (!known) {
            send(exchange, 401, "{}");
        } else if (!onGitHub && !gitlab.matches()) {
            send(exchange, 404, "{}");
        } else {
            String id = onGitHub ? github.group(1) : gitlab.group(1);
            answer(exchange, id, onGitHub ? JsonMapper.shared().readTree(body).path("body").asString("") : form(body));
        }
    }

    private void answer(HttpExchange exchange, String id, String text) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> page(exchange);
            case "POST" -> {
                comments.add(text);
                send(exchange, 201, "{}");
            }
            case "PATCH", "PUT" -> {
                comments.set(Integer.parseInt(id), text);
                send(exchange, 200, "{}");
            }
            default -> send(exchange, 405, "{}");
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        Matcher number = Pattern.compile("[?&]page=(\\d+)").matcher("?" + exchange.getRequestURI().getQuery());
        int page = number.find() ? Integer.parseInt(number.group(1)) : 1;
        ArrayNode list = JsonMapper.shared().createArrayNode();
        int end = Math.min(comments.size(), page * PAGE);
        for (int id = Math.min(end, (page - 1) * PAGE); id < end; id++) {
            ObjectNode comment = list.addObject();
            comment.put("id", id);
            comment.put("url", api() + "/repos/example/pictures/issues/comments/" + id);
            comment.put("body", comments.get(id));
        }
        exchange.getResponseHeaders().set("x-next-page", end < comments.size() ? String.valueOf(page + 1) : "");
        send(exchange, 200, list.toString());
    }

    private static String form(String body) {
        return body.startsWith("body=") ? URLDecoder.decode(body.substring("body=".length()), StandardCharsets.UTF_8) : "";
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
