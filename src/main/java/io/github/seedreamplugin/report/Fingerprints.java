package io.github.seedreamplugin.report;

import io.github.seedreamplugin.files.Sha256;
import java.util.HashMap;
import java.util.Map;

/**
 * Names findings so that a server knows one again after lines were added above it: by file, code and message, and by its
 * number among those that are alike.
 */
final class Fingerprints {

    private final Map<String, Integer> seen = new HashMap<>();

    String next(Finding finding) {
        String identity = String.join("\n", finding.file(), finding.code(), finding.message());
        int number = seen.merge(identity, 1, Integer::sum);
        return sha256(identity + "\n" + number);
    }

    static String sha256(String text) {
        return Sha256.of(text);
    }
}
