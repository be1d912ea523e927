package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NothingDoneTest {

    /** Every part that such a run can have, said in full. */
    private static Run inFull() {
        ImageResult plain = SampleRuns.nothingToDo().images().get(0);
        ResultFile file = plain.files().get(0);
        ImageResult full = plain.toBuilder()
                .name("in-full")
                .take(3)
                .at(7, 5)
                .received(4)
                .bought(Optional.of(Instant.parse("2026-11-23T10:15:30.123456Z")))
                .alt(Optional.of("Ein Leuchtturm – \uD83D\uDDFC"))
                .caption(Optional.of("x".repeat(70_000)))
                .pick(List.of(2, 1))
                .unpicked(List.of(new UnpickedPicture(3, file.picture())))
                .files(List.of(new ResultFile(
                        "in-full.jpg", file.picture(), List.of(new ResultFile("in-full@640.jpg", file.picture())))))
                .build();
        return SampleRuns.nothingToDo().toBuilder()
                .shard(Optional.of(new Shard(2, 3)))
                .bill(Bill.builder().avoided(new BigDecimal("0.07")).build())
                .images(List.of(plain, full))
                .notes(List.of("a note"))
                .facts(BuildFacts.unknown())
                .started(Instant.EPOCH)
                .took(Duration.ZERO)
                .build();
    }

    @Test
    void isReadAsItWasWritten() throws Exception {
        assertThat(NothingDone.isAllOf(inFull())).isTrue();
        assertThat(NothingDone.read(in(bytes(inFull())))).isEqualTo(inFull());
    }

    @Test
    void isNotAllOfARunThatDidSomething() {
        assertThat(NothingDone.isAllOf(SampleRuns.failed())).isFalse();
        assertThat(NothingDone.isAllOf(inFull().toBuilder()
                        .bill(Bill.builder()
                                .addPictures(SampleRuns.stated("0.035"))
                                .build())
                        .build()))
                .isFalse();
        assertThat(NothingDone.isAllOf(inFull().toBuilder()
                        .findings(List.of(SampleRuns.deprecated()))
                        .build()))
                .isFalse();
    }

    @Test
    void isNotReadInPart() throws Exception {
        byte[] bytes = bytes(inFull());

        assertThatThrownBy(() -> NothingDone.read(in(Arrays.copyOf(bytes, bytes.length - 1))))
                .isInstanceOf(EOFException.class);
    }

    private static byte[] bytes(Run run) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        NothingDone.write(run, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
