package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.Picture;

/**
 * A bought picture that the manifest does not pick: it stays in the bank and in the gallery.
 *
 * @param number which of the pictures of one purchase it is, from 1
 * @param picture what its bytes are in the bank
 */
public record UnpickedPicture(int number, Picture picture) {

    public UnpickedPicture {
        if (number < 1) {
            throw new IllegalArgumentException("the number of a picture is " + number);
        }
    }
}
