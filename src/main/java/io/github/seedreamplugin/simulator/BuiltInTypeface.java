package io.github.seedreamplugin.simulator;

import java.text.Normalizer;
import java.util.Locale;

/** Capital letters of five by seven dots, for Java runtimes without any font; other scripts become boxes. */
final class BuiltInTypeface implements Typeface {

    // From space to tilde without the lower case; seven rows a letter, each the number of its dots in base 32.
    private static final String GLYPHS = "0000000" + "4444004" + "AAA0000" + "AAVAVAA" + "4FKE5U4" + "OP248J3"
            + "CIK8LID" + "C480000" + "2488842" + "8422248" + "04LEL40" + "044V440" + "0000C48" + "000V000"
            + "00000CC" + "01248G0" + "EHJLPHE" + "4C4444E" + "EH1248V" + "V2421HE" + "26AIV22" + "VGU11HE"
            + "68GUHHE" + "V124888" + "EHHEHHE" + "EHHF12C" + "0CC0CC0" + "0CC0C48" + "248G842" + "00V0V00"
            + "8421248" + "EH12404" + "EH1DLLE" + "EHHVHHH" + "UHHUHHU" + "EHGGGHE" + "UHHHHHU" + "VGGUGGV"
            + "VGGUGGG" + "EHGNHHF" + "HHHVHHH" + "E44444E" + "72222IC" + "HIKOKIH" + "GGGGGGV" + "HRLLHHH"
            + "HHPLJHH" + "EHHHHHE" + "UHHUGGG" + "EHHHLID" + "UHHUKIH" + "FGGE11U" + "V444444" + "HHHHHHE"
            + "HHHHHA4" + "HHHLLLA" + "HHA4AHH" + "HHHA444" + "V1248GV" + "E88888E" + "0G84210" + "E22222E"
            + "4AH0000" + "000000V" + "8420000";
    private static final String BRACES = "2448442" + "4444444" + "8442448" + "08L2000";
    private static final String BOX = "VHHHHHV";
    private static final int ROWS = 7;
    private static final int COLUMNS = 5;
    private static final int ADVANCE = 6;

    private final int[] pixels;
    private final int rowLength;

    BuiltInTypeface(int[] pixels, int rowLength) {
        this.pixels = pixels;
        this.rowLength = rowLength;
    }

    @Override
    public int width(Line line) {
        return characters(line).length * advance(line);
    }

    @Override
    public void draw(Line line, int x, int baseline) {
        int dot = dot(line);
        int left = x;
        for (int character : characters(line)) {
            drawGlyph(glyph(character), left, baseline - ROWS * dot, dot);
            left += advance(line);
        }
    }

    /** Letters lose their accents. */
    private static int[] characters(Line line) {
        String plain = Normalizer.normalize(line.text(), Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
        return plain.toUpperCase(Locale.ROOT).codePoints().toArray();
    }

    private void drawGlyph(String glyph, int left, int top, int dot) {
        for (int row = 0; row < ROWS; row++) {
            int dots = Character.digit(glyph.charAt(row), 32);
            for (int column = 0; column < COLUMNS; column++) {
                if ((dots >> (COLUMNS - 1 - column) & 1) == 1) {
                    fill(left + column * dot, top + row * dot, dot);
                }
            }
        }
    }

    /** What lies outside the picture is left out. */
    private void fill(int left, int top, int side) {
        for (int y = Math.max(0, top); y < Math.min(pixels.length / rowLength, top + side); y++) {
            for (int x = Math.max(0, left); x < Math.min(rowLength, left + side); x++) {
                pixels[y * rowLength + x] = 0xFFFFFF;
            }
        }
    }

    private static String glyph(int character) {
        if (character >= ' ' && character <= '`') {
            return GLYPHS.substring((character - ' ') * ROWS, (character - ' ' + 1) * ROWS);
        }
        if (character >= '{' && character <= '~') {
            return BRACES.substring((character - '{') * ROWS, (character - '{' + 1) * ROWS);
        }
        return switch (character) {
            case '·' -> "0004000";
            case '×' -> "00HA4AH";
            case '…' -> "000000L";
            default -> BOX;
        };
    }

    private static int advance(Line line) {
        return dot(line) * (line.style() == Style.LABEL ? ADVANCE + 2 : ADVANCE);
    }

    private static int dot(Line line) {
        return Math.max(1, line.size() / 10);
    }
}
