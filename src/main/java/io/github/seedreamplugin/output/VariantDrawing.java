package io.github.seedreamplugin.output;

import io.github.seedreamplugin.files.AtomicFile;
import io.github.seedreamplugin.files.ExplainedException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** Draws variants of pictures: scaled down, cropped where the shape is another, and never scaled up. */
public final class VariantDrawing {

    private static final float PER_CENT = 100f;

    /**
     * Writes a variant.
     *
     * @throws IOException with words for the user, if the picture cannot be drawn or the target cannot be written
     */
    public void make(Path picture, VariantRecipe recipe, Path target) throws IOException {
        byte[] bytes;
        try {
            bytes = draw(PictureDecoder.read(picture), recipe);
        } catch (MalformedPictureException e) {
            throw new ExplainedException(picture + " " + e.reason() + ", so no variant can be made of it");
        } catch (OutOfMemoryError e) {
            throw new ExplainedException("a variant of " + picture
                    + " needs more memory than this JVM has; set a larger -Xmx in MAVEN_OPTS");
        } catch (RuntimeException | LinkageError e) {
            throw new ExplainedException("no variant can be made of " + picture + ": "
                    + Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
        AtomicFile.writeUnforced(target, out -> out.write(bytes));
    }

    private static byte[] draw(BufferedImage image, VariantRecipe recipe) throws IOException {
        BufferedImage part = recipe.height().isPresent()
                ? cropped(image, recipe, recipe.height().get())
                : image;
        double scale = Math.min(1, (double) recipe.width() / part.getWidth());
        int width = (int) Math.max(1, Math.round(part.getWidth() * scale));
        int height = scale < 1 && recipe.height().isPresent()
                ? recipe.height().get()
                : (int) Math.max(1, Math.round(part.getHeight() * scale));
        if (recipe.encoding().format().equals("jpg")) {
            return PictureEncoder.jpeg(
                    Resampler.opaque(part, width, height, Filter.LANCZOS),
                    recipe.encoding().quality() / PER_CENT);
        }
        byte[] png = PictureEncoder.png(
                image.getColorModel().hasAlpha()
                        ? Resampler.transparent(part, width, height, Filter.LANCZOS)
                        : Resampler.opaque(part, width, height, Filter.LANCZOS));
        return recipe.encoding().encoder().isPresent()
                ? recipe.encoding()
                        .encoder()
                        .get()
                        .encode(png, recipe.encoding().quality())
                : png;
    }

    /** The largest part of that shape. */
    private static BufferedImage cropped(BufferedImage image, VariantRecipe recipe, int wantedHeight) {
        double scale = Math.min((double) image.getWidth() / recipe.width(), (double) image.getHeight() / wantedHeight);
        int width = (int) Math.max(1, Math.min(image.getWidth(), Math.round(recipe.width() * scale)));
        int height = (int) Math.max(1, Math.min(image.getHeight(), Math.round(wantedHeight * scale)));
        int x = (int) Math.round((image.getWidth() - width) * recipe.focus().x());
        int y = (int) Math.round((image.getHeight() - height) * recipe.focus().y());
        return image.getSubimage(x, y, width, height);
    }
}
