package io.github.seedreamplugin.segmind;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Every run of eight characters that gives away a part of the key: of the key itself, of its hexadecimal digits and of
 * its base64 at each of the three places where it can begin. Percent and JSON escapes are undone before by
 * {@link KeyScanner}.
 */
final class KeyForms {

    /** Fewer characters of a key tell nothing, and an ordinary text may hold them. */
    static final int WINDOW = 8;

    private static final int BASE64_GROUP = 3;

    /**
     * One way to write the key.
     *
     * @param windows the runs of eight characters, each as the bytes of a long
     * @param needed so many runs in a row give the key away
     * @param digits whether a mask must be a digit, so that what surrounds it can still be decoded
     */
    record Form(Set<Long> windows, int needed, boolean digits) {}

    private final boolean[] endings = new boolean[1 << Short.SIZE];
    private final Form[] forms;

    private KeyForms(List<Form> forms) {
        this.forms = forms.toArray(Form[]::new);
        for (Form form : forms) {
            for (long window : form.windows()) {
                endings[ending(window)] = true;
            }
        }
    }

    /** For what is shown as text: the shortest telling run of each form. */
    static KeyForms inText(String key) {
        return of(key, 1);
    }

    /** For bodies: in megabytes of base64 a short run comes about by chance, and masking it would damage a picture. */
    static KeyForms inBodies(String key) {
        return of(key, 5);
    }

    private static KeyForms of(String key, int base64Needed) {
        byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
        Set<Long> base64 = new HashSet<>();
        for (int phase = 0; phase < Math.min(BASE64_GROUP, bytes.length); phase++) {
            int groups = (bytes.length - phase) / BASE64_GROUP;
            byte[] part = Arrays.copyOfRange(bytes, phase, phase + groups * BASE64_GROUP);
            addWindows(base64, Base64.getEncoder().encodeToString(part));
            addWindows(base64, Base64.getUrlEncoder().encodeToString(part));
        }
        HexFormat hex = HexFormat.of();
        int ofHex = 2 * WINDOW - WINDOW + 1;
        return new KeyForms(List.of(
                new Form(addWindows(new HashSet<>(), key), 1, false),
                new Form(base64, base64Needed, true),
                new Form(addWindows(new HashSet<>(), hex.formatHex(bytes)), ofHex, true),
                new Form(addWindows(new HashSet<>(), hex.withUpperCase().formatHex(bytes)), ofHex, true)));
    }

    private static Set<Long> addWindows(Set<Long> windows, String text) {
        for (int at = 0; at + WINDOW <= text.length(); at++) {
            long window = 0;
            for (int i = at; i < at + WINDOW; i++) {
                window = (window << Byte.SIZE) | text.charAt(i);
            }
            windows.add(window);
        }
        return windows;
    }

    /** Whether any run can end like this one; nearly all bytes of a body are passed by with this question alone. */
    boolean mayMatch(long window) {
        return endings[ending(window)];
    }

    Form[] forms() {
        return forms;
    }

    private static int ending(long window) {
        return (int) (window & 0xffff);
    }
}
