package io.github.seedreamplugin.output;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.seedreamplugin.files.AtomicFile;
import io.github.seedreamplugin.files.FileFailure;
import io.github.seedreamplugin.image.Picture;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder that pictures are written into, and the guard at its border: every file is named relative to it with
 * {@code /} between folders, none lies outside it, and none is ever seen half written. Safe for use by many threads
 * and processes at once.
 */
public final class OutputDirectory {

    private final Path root;

    public OutputDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    public Path root() {
        return root;
    }

    /**
     * The place of a file, whether or not it exists.
     *
     * @throws OutsideDirectoryException if the name leads out of this directory, by itself or through a symbolic
     *     link among the folders that are there
     * @throws IOException if those folders cannot be looked at
     */
    public Path resolve(String relative) throws IOException {
        String refusal = refusalOf(relative);
        if (!refusal.isEmpty()) {
            throw new OutsideDirectoryException("'" + relative + "' " + refusal + "; files go below " + root);
        }
        Path resolved;
        try {
            resolved = root.resolve(relative);
        } catch (InvalidPathException e) {
            throw new OutsideDirectoryException("'" + relative + "' is not a valid file name here: " + e.getReason());
        }
        requireInside(relative, resolved);
        return resolved;
    }

    /** Copies a file here, as {@link #write} does. */
    public void place(Path source, String relative) throws IOException {
        write(relative, out -> copy(source, out));
    }

    /**
     * Writes a file here in one step: readers see the old file or the whole new one. Folders are made as needed; a file
     * of that name is replaced, so {@linkplain #setAside set aside} what is not ours first. What lies here can be made
     * again, so nobody waits for the disk.
     */
    public void write(String relative, AtomicFile.Content content) throws IOException {
        Path target = resolve(relative);
        try {
            requireNoFolder(target);
            Files.createDirectories(target.getParent());
            // Another process can have put a link in the way meanwhile.
            resolve(relative);
            AtomicFile.writeUnforced(target, content);
        } catch (IOException e) {
            throw FileFailure.explain("cannot write", target, e);
        }
    }

    /**
     * Moves the file of that name, if there is one, to the same path below another directory under a name with the
     * first free number, such as {@code hero.1.jpg}, and says where it is now. That directory must not be a link that
     * leads out of its own parent.
     */
    public Optional<Path> setAside(String relative, Path asideDirectory) throws IOException {
        Path file = resolve(relative);
        if (!Files.exists(file, NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            requireNoFolder(file);
        } catch (IOException e) {
            throw FileFailure.explain("cannot set aside", file, e);
        }
        Path around =
                Objects.requireNonNull(asideDirectory.toAbsolutePath().getParent(), "a root directory cannot be used");
        Path wanted = new OutputDirectory(around).resolve(asideDirectory.getFileName() + "/" + relative);
        try {
            return Optional.of(FreeName.move(file, wanted));
        } catch (IOException e) {
            throw FileFailure.explain("cannot set aside " + file + " to", wanted, e);
        }
    }

    /** Removes unfinished files that killed runs left here, never those of a process that is alive; says how many. */
    public int removeLeftovers() {
        return AtomicFile.sweep(root);
    }

    /** Whether a file of that name is exactly that picture. A wrong length tells without reading the file. */
    public boolean holds(String relative, Picture expected) throws IOException {
        Path file = resolve(relative);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (PictureBytes bytes = PictureBytes.open(file)) {
            if (Files.size(file) != expected.bytes()) {
                return false;
            }
            bytes.drain();
            return bytes.sha256().equals(expected.sha256());
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw FileFailure.explain("cannot read", file, e);
        }
    }

    /** Removes a file and the folders that it leaves empty; says whether it was there. */
    public boolean delete(String relative) throws IOException {
        Path file = resolve(relative);
        try {
            requireNoFolder(file);
            boolean existed = Files.deleteIfExists(file);
            if (existed) {
                removeEmptyFolders(file.getParent());
            }
            return existed;
        } catch (IOException e) {
            throw FileFailure.explain("cannot delete", file, e);
        }
    }

    private static void requireNoFolder(Path file) throws IOException {
        if (Files.isDirectory(file, NOFOLLOW_LINKS)) {
            throw new IOException("a directory has the name of the file");
        }
    }

    private void removeEmptyFolders(@Nullable Path innermost) throws IOException {
        Path folder = innermost;
        while (folder != null && !folder.equals(root) && Files.isDirectory(folder, NOFOLLOW_LINKS)) {
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                return;
            }
            folder = folder.getParent();
        }
    }

    private static void copy(Path source, OutputStream out) throws IOException {
        try {
            Files.copy(source, out);
        } catch (NoSuchFileException e) {
            throw FileFailure.explain("cannot read", source, e);
        }
    }

    private static String refusalOf(String relative) {
        if (relative.isBlank()) {
            return "is blank";
        }
        if (relative.startsWith("/") || relative.startsWith("\\") || relative.indexOf(':') >= 0) {
            return "is not a relative path";
        }
        if (relative.indexOf('\\') >= 0 || relative.chars().anyMatch(Character::isISOControl)) {
            return "has a character that no file name may have";
        }
        for (String segment : relative.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return "has the segment '" + segment + "'";
            }
        }
        return "";
    }

    /** Compares real paths, the only ones that symbolic links cannot bend. */
    private void requireInside(String relative, Path resolved) throws IOException {
        Path folder = resolved.getParent();
        while (folder != null && !Files.exists(folder, NOFOLLOW_LINKS)) {
            folder = folder.getParent();
        }
        if (folder == null || folder.equals(root) || !folder.startsWith(root)) {
            return;
        }
        Path real = realPath(relative, folder);
        if (!real.startsWith(root.toRealPath())) {
            throw new OutsideDirectoryException("'" + relative + "' goes through " + folder + ", a symbolic link to "
                    + real + " outside " + root + "; remove the link");
        }
    }

    private static Path realPath(String relative, Path folder) throws IOException {
        try {
            return folder.toRealPath();
        } catch (NoSuchFileException e) {
            throw new OutsideDirectoryException("'" + relative + "' goes through " + folder
                    + ", a symbolic link that leads nowhere; remove the link");
        } catch (IOException e) {
            throw FileFailure.explain("cannot use", folder, e);
        }
    }
}
