package io.github.seedreamplugin.output;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.github.seedreamplugin.files.FileFailure;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Where answers go that were paid for and are not pictures: kept with the response's headers and the reason, for the
 * user to look at and to show the provider. Nothing kept is ever overwritten.
 */
public final class Quarantine {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 100;
    private static final int LOOKED_AT = 512;

    private static final String NAME = "quarantine";

    private final OutputDirectory reports;
    private final Path directory;
    private final Clock clock;

    public Quarantine(Path reportDirectory, Clock clock) {
        this.reports = new OutputDirectory(reportDirectory);
        this.directory = reports.root().resolve(NAME);
        this.clock = clock;
    }

    /**
     * Moves a file into the quarantine, as {@code NAME-TIME.EXT} with {@code NAME-TIME.EXT.headers.txt} beside it.
     *
     * @return where the file is now
     */
    public Path keep(Path file, String imageName, SortedMap<String, String> headers, String reason) throws IOException {
        try {
            Files.createDirectories(directory);
            Path kept = reserve(plain(imageName) + "-" + TIME.format(clock.instant()), endingFor(file));
            Files.move(file, kept, REPLACE_EXISTING);
            write(kept.resolveSibling(kept.getFileName() + ".headers.txt"), protocol(headers, reason));
            return kept;
        } catch (IOException e) {
            throw FileFailure.explain("cannot keep " + file + " in", directory, e);
        }
    }

    /** By java.io, whose streams an interrupt does not close. */
    private static void write(Path file, String text) throws IOException {
        try (OutputStream out = new FileOutputStream(file.toFile())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Path reserve(String stem, String ending) throws IOException {
        for (int number = 1; ; number++) {
            Path free = reports.resolve(NAME + "/" + stem + (number == 1 ? "" : "-" + number) + ending);
            if (FreeName.reserve(free)) {
                return free;
            }
        }
    }

    private static String plain(String imageName) {
        String plain = imageName.replace('/', '-').replaceAll("[^A-Za-z0-9._-]", "_");
        String visible = plain.startsWith(".") ? "_" + plain : plain;
        return visible.substring(0, Math.min(visible.length(), LONGEST_NAME));
    }

    /** An extension that a viewer opens. HTML becomes text, so that no browser renders a page of another server. */
    private static String endingFor(Path file) throws IOException {
        byte[] head;
        try (InputStream in = new FileInputStream(file.toFile())) {
            head = in.readNBytes(LOOKED_AT);
        }
        return PictureInspector.typeOf(head)
                .map(type -> "." + type.extension())
                .orElse(PictureInspector.isText(head) ? ".txt" : ".bin");
    }

    private static String protocol(SortedMap<String, String> headers, String reason) {
        return headers.entrySet().stream()
                .map(header -> oneLine(header.getKey() + ": " + shown(header.getKey(), header.getValue())))
                .collect(Collectors.joining("\n", "# " + oneLine(reason) + "\n", "\n"));
    }

    private static String shown(String name, String value) {
        return name.equalsIgnoreCase("set-cookie") ? "(not kept)" : value;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
