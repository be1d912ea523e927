package io.github.seedreamplugin.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a group of users share a directory whatever their umask is, where the directory itself is theirs to write. What
 * everybody may write, such as /tmp, is not a group's.
 */
public final class GroupAccess {

    private static final String MODE = "unix:mode";
    private static final int READ_WRITE = 0060;
    private static final int SEARCH = 0010;
    /** What is created in such a directory belongs to the directory's group. */
    private static final int SET_GROUP_ID = 02000;

    private static final int ALL = 07777;

    private GroupAccess() {}

    /** Lets the group of a shared directory do the same with something new in it. */
    public static void inherit(Path created) {
        Path directory = created.toAbsolutePath().getParent();
        Optional<GroupPrincipal> group = directory == null ? Optional.empty() : sharing(directory);
        if (group.isEmpty()) {
            return;
        }
        try {
            PosixFileAttributeView view = Objects.requireNonNull(view(created));
            if (!view.readAttributes().group().equals(group.get())) {
                view.setGroup(group.get());
            }
            int mode = (Integer) Files.getAttribute(created, MODE);
            int wanted = mode | READ_WRITE | (Files.isDirectory(created) ? SEARCH | SET_GROUP_ID : 0);
            if (wanted != mode) {
                // Not as PosixFilePermissions, which would take the set-group-id bit away.
                Files.setAttribute(created, MODE, wanted & ALL);
            }
        } catch (IOException | UnsupportedOperationException notOurs) {
            // Whoever owns it has been here first, and has let the group in or not.
            return;
        }
    }

    /** The group that may write in this directory; none if that is nobody or everybody. */
    private static Optional<GroupPrincipal> sharing(Path directory) {
        PosixFileAttributeView view = view(directory);
        if (view == null) {
            return Optional.empty();
        }
        try {
            PosixFileAttributes attributes = view.readAttributes();
            boolean shared = attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
                    && !attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE);
            return shared ? Optional.of(attributes.group()) : Optional.empty();
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    private static @Nullable PosixFileAttributeView view(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class);
    }
}
