package io.github.seedreamplugin.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a test wants answered to whom. */
final class Script {

    private final Deque<ScriptedAnswer> next = new ArrayDeque<>();
    private final Map<String, Deque<ScriptedAnswer>> standing = new HashMap<>();

    synchronized void next(List<ScriptedAnswer> answers) {
        next.addAll(answers);
    }

    synchronized void forgetNext() {
        next.clear();
    }

    synchronized void put(String whom, List<ScriptedAnswer> answers) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("no answer for " + whom);
        }
        standing.put(whom, new ArrayDeque<>(answers));
    }

    synchronized Optional<ScriptedAnswer> answerTo(ReceivedRequest request, boolean generation) {
        if (generation && !next.isEmpty()) {
            return Optional.of(next.remove());
        }
        Stream<String> keys = generation
                ? Stream.of("prompt " + request.prompt(), "prompt")
                : Stream.of("path " + request.path(), "path " + request.path().replaceFirst("\\?.*", ""));
        return keys.filter(standing::containsKey).findFirst().map(standing::get).map(Script::take);
    }

    private static ScriptedAnswer take(Deque<ScriptedAnswer> answers) {
        return answers.size() > 1 ? answers.remove() : answers.element();
    }
}
