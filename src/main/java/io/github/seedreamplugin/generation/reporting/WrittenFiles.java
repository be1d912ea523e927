package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.generation.restore.Placement;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.report.ImageResult;
import io.github.seedreamplugin.report.ProvenanceJson;
import io.github.seedreamplugin.report.ResultFile;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.UnpickedPicture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells in a run's report the files as they lie in the output directory: with metadata, picked, and with variants. */
public final class WrittenFiles {

    private final Placement placement;
    private final Map<String, ImageSpec> images = new HashMap<>();

    /** @param images those that took part */
    public WrittenFiles(Placement placement, List<ImageSpec> images) {
        this.placement = placement;
        images.forEach(image -> this.images.put(image.name(), image));
    }

    /** The run with its files, its alternative texts and its captions. */
    public Run in(Run run, Map<String, LockEntry> entries) {
        return run.toBuilder()
                .images(run.images().stream()
                        .map(image -> described(image, entries))
                        .toList())
                .build();
    }

    /** What became of the metadata of every file. */
    public List<ProvenanceJson.Row> provenance(Map<String, LockEntry> entries) {
        List<ProvenanceJson.Row> rows = new ArrayList<>();
        for (Map.Entry<String, LockEntry> entry : entries.entrySet()) {
            ImageSpec spec = images.get(entry.getKey());
            if (spec != null) {
                rows.addAll(placement.provenance(spec, entry.getValue()));
            }
        }
        return rows;
    }

    /** The run with a note for each file whose metadata was left as it came. */
    public static Run noted(Run run, List<ProvenanceJson.Row> rows) {
        List<String> notes = new ArrayList<>(run.notes());
        rows.forEach(row -> row.note().ifPresent(notes::add));
        return run.toBuilder().notes(notes).build();
    }

    /** The paths of all files of a run, below the output directory. */
    public static Set<String> paths(Run run) {
        Set<String> paths = new HashSet<>();
        for (ImageResult image : run.images()) {
            for (ResultFile file : image.files()) {
                paths.add(file.path());
                for (ResultFile variant : file.variants()) {
                    paths.add(variant.path());
                }
            }
        }
        return paths;
    }

    private ImageResult described(ImageResult image, Map<String, LockEntry> entries) {
        ImageSpec spec = images.get(image.name());
        LockEntry entry = entries.get(image.name());
        if (spec == null) {
            return image;
        }
        ImageResult.Builder described = image.toBuilder().alt(spec.alt()).caption(spec.caption());
        return entry == null || image.files().isEmpty()
                ? described.build()
                : described
                        .files(placement.written(spec, entry))
                        .unpicked(unpicked(spec, entry))
                        .build();
    }

    private static List<UnpickedPicture> unpicked(ImageSpec spec, LockEntry entry) {
        List<UnpickedPicture> unpicked = new ArrayList<>();
        for (int number = 1; number <= entry.files().size(); number++) {
            if (!spec.pick().isEmpty() && !spec.pick().contains(number)) {
                unpicked.add(new UnpickedPicture(
                        number, entry.files().get(number - 1).picture()));
            }
        }
        return unpicked;
    }
}
