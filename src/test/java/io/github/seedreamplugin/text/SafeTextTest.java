package io.github.seedreamplugin.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {

    @Test
    void leavesWhatPeopleWriteAsItIs() {
        for (String text : new String[] {
            "A city at dusk, 16:9, #10 on the back; **bold**, C:\\temp",
            "Eine Lampe mit grünem Schirm, 一盏绿色的灯, مصباح أخضر",
            "a family \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 and \ud83d\udca1",
            "Foo::bar, and a :: alone"
        }) {
            assertThat(SafeText.line(text)).isEqualTo(text);
            assertThat(SafeText.block(text)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "##vso[task.setvariable variable=x]y, # # vso[task.setvariable variable=x]y",
        "see ##[error]it, see # # [error]it",
        "::error file=a::b, : : error file=a::b",
        "'  ::set-output name=x::y', '  : : set-output name=x::y'",
        "::stop-commands::token, : : stop-commands::token",
        "[[ATTACHMENT|/etc/passwd]], [ [ATTACHMENT|/etc/passwd]]",
    })
    void breaksUpWhatAgentsOfCiServersLookFor(String command, String broken) {
        assertThat(SafeText.line(command)).isEqualTo(broken);
        assertThat(SafeText.block("one\n" + command)).isEqualTo("one\n" + broken);
    }

    @Test
    void replacesEveryControlCharacterAndEveryBidirectionalOverride() {
        IntStream unsafe = IntStream.of(
                0, 7, 8, 0x1b, 0x7f, 0x80, 0x9b, 0x9f, 0x061c, 0x200e, 0x200f, 0x202a, 0x202e, 0x2066, 0x2069, 0xd800);
        assertThat(unsafe.mapToObj(Character::toString)).allSatisfy(character -> {
            assertThat(SafeText.line("a" + character + "b")).isEqualTo("a\ufffdb");
            assertThat(SafeText.block("a" + character + "b")).isEqualTo("a\ufffdb");
        });
    }

    @Test
    void putsALineOnOneLineAndKeepsTheLinesOfABlock() {
        for (String end : new String[] {"\n", "\r", "\u0085", "\u2028", "\u2029"}) {
            assertThat(SafeText.line("a" + end + "b")).isEqualTo("a b");
            assertThat(SafeText.block("a" + end + "b")).isEqualTo("a\nb");
        }
        assertThat(SafeText.block("a\r\nb\tc")).isEqualTo("a\nb\tc");
    }

    @Test
    void aCommandThatOnlyAppearsOnceCharactersAreReplacedIsBrokenUpToo() {
        assertThat(SafeText.line("::error\u0085file=x::y")).isEqualTo(": : error file=x::y");
        assertThat(SafeText.line("x\r::error::y")).isEqualTo("x : : error::y");
    }
}
