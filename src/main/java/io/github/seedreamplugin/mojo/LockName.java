package io.github.seedreamplugin.mojo;

import java.nio.file.Path;

/** Names a lock after its manifest: {@code web.yaml} has {@code web.lock.yaml} beside it. */
final class LockName {

    private LockName() {}

    static Path beside(Path manifest) {
        String name = String.valueOf(manifest.getFileName());
        int dot = name.lastIndexOf('.');
        return manifest.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".lock.yaml");
    }
}
