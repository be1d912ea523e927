package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code pictures.json}: every image by name with its text, files and variants, for the pages that show them. */
public final class PicturesJson implements Report {

    /** Width to height of a variant that was only scaled differs from the picture's by the rounding of one pixel. */
    private static final double SAME_RATIO = 0.01;

    @Override
    public String fileName() {
        return "pictures.json";
    }

    @Override
    public void write(Run run, Writer out) throws IOException {
        JsonWriter.write(out, json -> {
            json.startObject();
            json.property("version", 1);
            json.startObject("images");
            run.images().stream().filter(image -> !image.files().isEmpty()).forEach(image -> image(json, image));
            json.endObject();
            json.endObject();
        });
    }

    private static void image(JsonWriter json, ImageResult image) {
        json.startObject(image.name());
        json.property("alt", image.alt());
        json.property("caption", image.caption());
        json.property("srcset", srcset(image.files().get(0)));
        json.startArray("files");
        image.files().forEach(file -> {
            json.startObject();
            file(json, file);
            json.property("srcset", srcset(file));
            sources(json, file);
            json.startArray("variants");
            for (ResultFile variant : file.variants()) {
                json.startObject();
                file(json, variant);
                json.endObject();
            }
            json.endArray();
            json.endObject();
        });
        json.endArray();
        json.endObject();
    }

    private static void file(JsonWriter json, ResultFile file) {
        json.property("path", file.path());
        JsonValues.picture(json, file.picture());
    }

    /** What shows the whole picture in the same format: one in another shape or format is not a candidate. */
    private static String srcset(ResultFile file) {
        return srcset(Stream.concat(
                whole(file)
                        .filter(variant ->
                                variant.picture().type() == file.picture().type())
                        .filter(variant ->
                                variant.picture().width() != file.picture().width()),
                Stream.of(file)));
    }

    /** What shows the whole picture in other formats, each as {@code <source>} in HTML's {@code <picture>} wants it. */
    private static void sources(JsonWriter json, ResultFile file) {
        Map<PictureType, List<ResultFile>> others = whole(file)
                .filter(variant -> variant.picture().type() != file.picture().type())
                .collect(Collectors.groupingBy(
                        variant -> variant.picture().type(), LinkedHashMap::new, Collectors.toList()));
        json.startArray("sources");
        others.forEach((type, variants) -> {
            json.startObject();
            json.property("type", type.mediaType());
            json.property("srcset", srcset(variants.stream()));
            json.endObject();
        });
        json.endArray();
    }

    private static Stream<ResultFile> whole(ResultFile file) {
        return file.variants().stream()
                .filter(variant -> Math.abs(ratio(variant.picture()) / ratio(file.picture()) - 1) < SAME_RATIO);
    }

    private static String srcset(Stream<ResultFile> candidates) {
        return candidates
                .sorted(Comparator.comparingInt(candidate -> candidate.picture().width()))
                .map(candidate ->
                        UriPath.of(candidate.path()) + " " + candidate.picture().width() + "w")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static double ratio(Picture picture) {
        return (double) picture.width() / picture.height();
    }
}
