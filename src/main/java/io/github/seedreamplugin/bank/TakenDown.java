package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Replaces a record whose pictures have been removed on purpose. It cannot be read as a record, so
 * the purchase is neither restored nor made again unless the user asks for it.
 *
 * @param key of the purchase
 * @param at when it was taken down
 * @param reason why, for people
 */
record TakenDown(PurchaseKey key, Instant at, String reason) {

    private static final String AT = "taken_down";

    /** Raised where a record was asked for. */
    static final class TakenDownException extends DamagedException {
        private static final long serialVersionUID = 1L;

        TakenDownException(String message) {
            super(message);
        }
    }

    byte[] bytes() {
        return new JsonObject()
                .with("format", 2)
                .with("key", key.hex())
                .with(AT, at)
                .with("reason", reason)
                .bytes();
    }

    /** Throws if this is no record but says that there is none any more. */
    static void check(JsonObject json) throws DamagedException {
        if (json.has(AT)) {
            throw new TakenDownException("it was taken down at " + json.text(AT) + " (" + json.text("reason") + ")");
        }
    }

    static boolean isAt(Path file) throws IOException {
        try {
            check(JsonObject.parse(Files.readAllBytes(file)));
            return false;
        } catch (TakenDownException e) {
            return true;
        } catch (DamagedException e) {
            return false;
        }
    }
}
