package io.github.seedreamplugin.generation.plan;

import io.github.seedreamplugin.generation.restore.Placement;
import io.github.seedreamplugin.manifest.LockEntry;
import java.io.IOException;
import java.util.List;

/** Writes what needs no purchase, many images at once, before the run tells of them one by one. */
public final class FilesAhead {

    private final Placement placement;

    public FilesAhead(Placement placement) {
        this.placement = placement;
    }

    /** What goes wrong here goes wrong again, and is told, when the image has its turn. */
    public void write(List<PlannedImage> plan) {
        plan.parallelStream().forEach(image -> {
            try {
                write(image);
            } catch (IOException e) {
                return;
            }
        });
    }

    private void write(PlannedImage image) throws IOException {
        if (image.step() instanceof ImageAction.Restore restore) {
            LockEntry unused = placement.place(image.spec(), restore.record());
        } else if (image.step() instanceof ImageAction.Current current) {
            placement.refresh(image.spec(), current.entry());
        }
    }
}
