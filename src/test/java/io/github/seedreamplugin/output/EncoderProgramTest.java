package io.github.seedreamplugin.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seedreamplugin.files.ExplainedException;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.testing.StandIn;
import io.github.seedreamplugin.testing.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderProgramTest {

    private static final byte[] PNG = TestPictures.png(40, 30);

    @TempDir
    Path folder;

    @Test
    void cwebpGetsTheQualityThenTheUsersArgumentsThenTheFiles() throws IOException {
        Path calls = folder.resolve("calls");
        Path program = StandIn.writing(folder.resolve("cwebp"), TestPictures.webp(40, 30), calls);

        byte[] made = program(EncoderProgram.Kind.CWEBP, program.toString(), "-m", "$(touch x)")
                .encode(PNG, 70);

        assertThat(made).isEqualTo(TestPictures.webp(40, 30));
        assertThat(calls)
                .content()
                .matches("-quiet -q 70 -m \\$\\(touch x\\) \\S+picture\\.png -o \\S+picture\\.webp\\n");
    }

    @Test
    void avifencGetsAQuantizerThatEveryVersionKnows() throws IOException {
        Path calls = folder.resolve("calls");
        Path program = StandIn.writing(folder.resolve("avifenc"), TestPictures.avif(40, 30), calls);
        for (int quality : new int[] {100, 85, 1}) {
            byte[] unused =
                    program(EncoderProgram.Kind.AVIFENC, program.toString()).encode(PNG, quality);
        }

        assertThat(Files.readAllLines(calls))
                .extracting(line -> line.replaceAll(" /.*", ""))
                .containsExactly("--min 0 --max 0", "--min 9 --max 9", "--min 62 --max 62");
    }

    @Test
    void nothingSecretIsInItsEnvironment() throws IOException {
        Path seen = folder.resolve("environment");
        Path program = StandIn.script(folder.resolve("cwebp"), "env > '" + seen + "'", "exit 1");
        assertThatThrownBy(() ->
                        program(EncoderProgram.Kind.CWEBP, program.toString()).encode(PNG, 70))
                .isInstanceOf(ExplainedException.class);

        assertThat(Files.readAllLines(seen))
                .extracting(line -> line.replaceAll("=.*", ""))
                .isSubsetOf("PATH", "TMPDIR", "TMP", "TEMP", "LD_LIBRARY_PATH", "PWD", "SHLVL", "_", "OLDPWD");
    }

    @Test
    void aFailureNamesTheProgramItsExitCodeAndWhatToDo() throws IOException {
        Path program = StandIn.script(folder.resolve("avifenc"), "echo Cannot read; exit 3");
        assertThatThrownBy(() ->
                        program(EncoderProgram.Kind.AVIFENC, program.toString()).encode(PNG, 70))
                .hasMessage(
                        program + " ended with exit code 3: Cannot read; run it by hand to see why (seedream.avifenc),"
                                + " or set the variant's format to jpg or png");
    }

    @Test
    void aProgramThatIsNotThereIsToBeInstalled() {
        assertThatThrownBy(() ->
                        program(EncoderProgram.Kind.CWEBP, "no-such-cwebp").encode(PNG, 70))
                .hasMessage("no-such-cwebp cannot be started; install it, or correct the parameter (seedream.cwebp), or"
                        + " set the variant's format to jpg or png");
    }

    @Test
    void aProgramThatWritesNothingHasFailed() throws IOException {
        Path program = StandIn.script(folder.resolve("cwebp"), "exit 0");
        assertThatThrownBy(() ->
                        program(EncoderProgram.Kind.CWEBP, program.toString()).encode(PNG, 70))
                .hasMessageStartingWith(program + " wrote no picture; ");
    }

    @Test
    void aProgramThatHangsIsEnded() throws IOException {
        Path program = StandIn.script(folder.resolve("cwebp"), "exec cat /dev/zero");
        assertThatThrownBy(() -> new EncoderProgram(
                                EncoderProgram.Kind.CWEBP, List.of(program.toString()), Duration.ofSeconds(1))
                        .encode(PNG, 70))
                .hasMessageStartingWith(program + " did not end within 1 s; ");
    }

    @Test
    void anEmptyEntryIsRefused() {
        assertThatThrownBy(() -> program(EncoderProgram.Kind.CWEBP, "cwebp", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seedream.cwebp has an empty entry: name the program, such as cwebp, and after it any"
                        + " arguments, separated by commas");
    }

    @Test
    void whereTheProgramLiesDoesNotCountButItsArgumentsDo() {
        EncoderProgram plain = program(EncoderProgram.Kind.CWEBP, "cwebp");

        assertThat(program(EncoderProgram.Kind.CWEBP, "/usr/bin/cwebp").digest())
                .isEqualTo(plain.digest());
        assertThat(program(EncoderProgram.Kind.CWEBP, "cwebp", "-m", "6").digest())
                .isNotEqualTo(plain.digest());
    }

    @Test
    @Tag("slow")
    void theRealProgramsWritePicturesOfTheSameSize() throws IOException {
        byte[] webp = program(EncoderProgram.Kind.CWEBP, "cwebp", "-m", "6").encode(PNG, 80);
        byte[] avif = program(EncoderProgram.Kind.AVIFENC, "avifenc").encode(PNG, 80);

        assertThat(shape(webp)).isEqualTo(PictureType.WEBP + " 40x30");
        assertThat(shape(avif)).isEqualTo(PictureType.AVIF + " 40x30");
        assertThat(program(EncoderProgram.Kind.CWEBP, "cwebp", "-m", "6").encode(PNG, 80))
                .isEqualTo(webp);
    }

    private String shape(byte[] bytes) throws IOException {
        Inspection.Usable found =
                (Inspection.Usable) new PictureInspector().inspect(Files.write(folder.resolve("made"), bytes));
        return found.picture().type() + " " + found.picture().width() + "x"
                + found.picture().height();
    }

    private static EncoderProgram program(EncoderProgram.Kind kind, String... command) {
        return new EncoderProgram(kind, Arrays.asList(command));
    }
}
