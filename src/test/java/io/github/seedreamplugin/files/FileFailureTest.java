package io.github.seedreamplugin.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
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

    private Path target() {
        return folder.resolve("a.jpg");
    }

    private IOException explained(IOException cause) {
        return FileFailure.explain("cannot write", target(), cause);
    }
}
