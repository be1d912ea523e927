package io.github.seedreamplugin.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFailureTest {

    @TempDir
    private Path folder;

    @Test
    void saysThatTheDiskIsFull() {
        assertThat(explained(new IOException("No space left on device")))
                .hasMessage("cannot write " + target() + ": no space left on device");
    }

    @Test
    void saysThatTheFolderIsReadOnly() {
        assertThat(explained(new FileSystemException(target().toString(), null, "Read-only file system")))
                .hasMessage("cannot write " + target() + ": read-only file system");
        assertThat(explained(new AccessDeniedException(folder.toString())))
                .hasMessage("cannot write " + target() + ": no permission for " + folder);
    }

    @Test
    void givesTheDisksReasonWhenThePathIsAFolder() {
        assertThat(FileFailure.explain("cannot keep it in", folder, new IOException("No space left on device")))
                .hasMessage("cannot keep it in " + folder + ": no space left on device");
    }

    @Test
    void saysItOnce() {
        IOException once = explained(new IOException("No space left on device"));

        assertThat(FileFailure.explain("cannot do", folder, once)).isSameAs(once);
    }

    @Test
    void doesWithoutAReasonWhereThereIsNone() {
        assertThat(explained(new IOException())).hasMessage("cannot write " + target() + ": IOException");
    }

    @Test
    void namesTheLinkThatLeadsNowhere() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("target"), folder.resolve("gone"));

        assertThat(FileFailure.explain(
                        "cannot write",
                        link.resolve("seedream/a.jpg"),
                        new FileAlreadyExistsException(link.toString())))
                .hasMessage("cannot write " + link.resolve("seedream/a.jpg") + ": " + link + " is a symbolic link to "
                        + folder.resolve("gone") + ", which is not a directory");
        assertThat(FileFailure.explain("cannot write to", link, new FileAlreadyExistsException(link.toString())))
                .hasMessage("cannot write to " + link + ": " + link + " is a symbolic link to " + folder.resolve("gone")
                        + ", which is not a directory");
    }

    @Test
    void namesTheFileThatIsThereInPlaceOfADirectory() throws IOException {
        Path file = Files.createFile(folder.resolve("seedream"));

        assertThat(FileFailure.explain("cannot write to", file, new FileAlreadyExistsException(file.toString())))
                .hasMessage("cannot write to " + file + ": " + file + " is a file, but a directory is needed here");
    }

    private Path target() {
        return folder.resolve("a.jpg");
    }

    private IOException explained(IOException cause) {
        return FileFailure.explain("cannot write", target(), cause);
    }
}
