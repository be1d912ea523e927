package io.github.seedreamplugin.files;

import static java.nio.file.attribute.PosixFilePermission.GROUP_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets a group of users share a directory whatever their umask is, where the directory itself is theirs to write. */
public final class GroupAccess {

    private GroupAccess() {}

    /** Whether the group of this directory may write in it. */
    public static boolean isShared(Path directory) {
        Set<PosixFilePermission> permissions = permissions(directory);
        return permissions != null && permissions.contains(GROUP_WRITE);
    }

    /** Lets the group do with a new file or directory what it may do with a shared directory. */
    public static void share(Path created) {
        Set<PosixFilePermission> permissions = permissions(created);
        if (permissions == null || permissions.contains(GROUP_WRITE)) {
            return;
        }
        permissions.add(GROUP_READ);
        permissions.add(GROUP_WRITE);
        if (Files.isDirectory(created)) {
            permissions.add(GROUP_EXECUTE);
        }
        try {
            Files.setPosixFilePermissions(created, permissions);
        } catch (IOException notOurs) {
            // Whoever owns it has been here first, and has let the group in or not.
            return;
        }
    }

    private static @Nullable Set<PosixFilePermission> permissions(Path path) {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            return view == null ? null : view.readAttributes().permissions();
        } catch (IOException unknown) {
            return null;
        }
    }
}
