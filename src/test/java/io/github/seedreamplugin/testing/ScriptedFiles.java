package io.github.seedreamplugin.testing;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pictures that the service keeps under addresses of its own. */
final class ScriptedFiles {

    private final LoopbackServer server;
    private final Script script;
    private final Map<String, String> served = new LinkedHashMap<>();
    private int count;

    ScriptedFiles(LoopbackServer server, Script script) {
        this.server = server;
        this.script = script;
    }

    URI uri(String path) {
        return server.uri(path);
    }

    /** An address that answers these first, and then the picture. */
    synchronized URI put(List<ScriptedAnswer> first, byte[] picture) {
        List<ScriptedAnswer> answers = new ArrayList<>(first);
        answers.add(ScriptedAnswer.status(200).contentType("image/jpeg").body(picture));
        URI address = put(answers);
        served.put(address.getPath(), TestPictures.sha256(picture));
        return address;
    }

    /** An address that answers these, in order; the last one stays. */
    synchronized URI put(List<ScriptedAnswer> answers) {
        count++;
        String path = "/files/" + count + ".jpg";
        script.put("path " + path, answers.stream().map(ScriptedAnswer::free).toList());
        return server.uri(path);
    }

    /** The digest of every picture that is served in the end, by its path. */
    synchronized Map<String, String> served() {
        return Map.copyOf(served);
    }
}
