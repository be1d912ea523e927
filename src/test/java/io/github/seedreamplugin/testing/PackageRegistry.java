package io.github.seedreamplugin.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GitLab's generic package registry of one private project, as its documentation describes it: a file lies in a package
 * and a version and has no folder, each name has a few characters to choose from, a project that the token may not see
 * is not there, and where duplicates are not allowed no file is ever replaced.
 */
public final class PackageRegistry implements AutoCloseable {

    private static final Pattern ROUTE =
            Pattern.compile("/api/v4/projects/42/packages/generic/([^/]+)/([^/]+)/([^/]+)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._+-]+");
    private static final Pattern VERSION = Pattern.compile("(?!.*\\.\\.)[\\w+.-]+");

    private final String token;
    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private PackageRegistry(String token, HttpServer server) {
        this.token = token;
        this.server = server;
    }

    /**
     * A registry that holds nothing yet.
     *
     * @param token the one job token that may see the project
     */
    public static PackageRegistry start(String token) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PackageRegistry registry = new PackageRegistry(token, server);
        server.createContext("/", registry::answer);
        server.start();
        return registry;
    }

    /** The URL of a package's version, or of whatever else is named. */
    public String url(String packageAndVersion) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v4/projects/42/packages/generic/"
                + packageAndVersion;
    }

    /** The files that it holds, as {@code PACKAGE/VERSION/FILE}. */
    public List<String> files() {
        return List.copyOf(files.keySet());
    }

    /** Every request and its answer, such as {@code PUT seedream-bank/1/x.json 201}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getRawPath();
        Matcher route = ROUTE.matcher(path);
        String given = exchange.getRequestHeaders().getFirst("Job-Token");
        if (given != null && !given.equals(token)) {
            send(exchange, 401, "{\"message\":\"401 Unauthorized\"}");
        } else if (given == null) {
            send(exchange, 404, "{\"message\":\"404 Project Not Found\"}");
        } else if (!route.matches()) {
            send(exchange, 404, "{\"error\":\"404 Not Found\"}");
        } else if (!NAME.matcher(route.group(1)).matches()) {
            send(exchange, 400, "{\"error\":\"package_name is invalid\"}");
        } else if (!VERSION.matcher(route.group(2)).matches()) {
            send(exchange, 400, "{\"error\":\"package_version is invalid\"}");
        } else if (!NAME.matcher(route.group(3)).matches()) {
            send(exchange, 400, "{\"error\":\"file_name is invalid\"}");
        } else {
            answer(exchange, path.substring(path.indexOf("/generic/") + "/generic/".length()), body);
        }
    }

    private void answer(HttpExchange exchange, String file, byte[] body) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                byte[] found = files.get(file);
                if (found == null) {
                    send(exchange, 404, "{\"message\":\"404 Package Not Found\"}");
                } else {
                    send(exchange, 200, found);
                }
            }
            case "PUT" -> {
                if (files.putIfAbsent(file, body) != null) {
                    send(exchange, 403, "{\"message\":\"403 Forbidden - Duplicate package is not allowed\"}");
                } else {
                    send(exchange, 201, "{\"message\":\"201 Created\"}");
                }
            }
            default -> send(exchange, 405, "{\"error\":\"405 Not Allowed\"}");
        }
    }

    private void send(HttpExchange exchange, int status, String json) throws IOException {
        send(exchange, status, json.getBytes(StandardCharsets.UTF_8));
    }

    private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        requests.add(exchange.getRequestMethod() + " " + path.replaceFirst(".*/generic/", "") + " " + status);
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
