import io.github.seedreamplugin.manifest.ManifestReader;
import io.github.seedreamplugin.manifest.Reading;
import java.nio.file.Path;

/** Reads a manifest once, as the first thing that a JVM does, and prints how many milliseconds that took. */
public final class Validation {

    private Validation() {}

    public static void main(String[] arguments) {
        long began = System.nanoTime();
        Reading reading = new ManifestReader().read(Path.of(arguments[0]));
        long took = System.nanoTime() - began;
        if (!(reading instanceof Reading.Valid)) {
            throw new IllegalStateException(reading.toString());
        }
        System.out.println(took / 1_000_000);
    }
}
