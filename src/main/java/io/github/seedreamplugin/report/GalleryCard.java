package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.money.Credits;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** One image in the gallery: its pictures, its prompt, and what is known of it. */
final class GalleryCard {

    private static final BigDecimal KILO = new BigDecimal(1000);

    private final ImageResult image;
    private final String state;
    private final GalleryPictures pictures;

    GalleryCard(ImageResult image, String state, GalleryPictures pictures) {
        this.image = image;
        this.state = state;
        this.pictures = pictures;
    }

    void write(Writer out) throws IOException {
        String id = "image-" + Markup.attribute(image.name());
        out.write("<li class=\"card " + state + (image.files().size() > 1 ? " wide" : "")
                + "\"><article aria-labelledby=\"" + id + "\">\n");
        pictures(out);
        out.write("<div class=\"about\">\n<div class=\"title\"><h4 id=\"" + id + "\">" + name()
                + "</h4><span class=\"badge "
                + state + "\">" + Headline.capital(state) + "</span></div>\n<p class=\"prompt\" dir=\"auto\">"
                + Markup.text(image.attributes().prompt()) + "</p>\n");
        if (image.problem().isPresent()) {
            problem(image.problem().get(), out);
        }
        attributes(out);
        facts(out);
        files(out);
        out.write("</div>\n</article></li>\n");
    }

    private String name() {
        int folder = image.name().lastIndexOf('/') + 1;
        return (folder > 0 ? "<span>" + Markup.text(image.name().substring(0, folder)) + "</span>" : "")
                + Markup.text(image.name().substring(folder));
    }

    private void pictures(Writer out) throws IOException {
        List<ResultFile> files = image.files();
        if (files.isEmpty()) {
            out.write("<div class=\"pictures none\"><p>No picture</p></div>\n");
            return;
        }
        // as many columns as make the grid about square
        long columns = Math.round(Math.ceil(Math.sqrt(files.size())));
        out.write("<div class=\"pictures columns-" + columns + "\">\n");
        for (int i = 0; i < files.size(); i++) {
            picture(files.get(i), i + 1, out);
        }
        out.write("</div>\n");
    }

    private void picture(ResultFile file, int number, Writer out) throws IOException {
        Picture picture = file.picture();
        String which = image.files().size() == 1
                ? ""
                : " (picture " + number + " of " + image.files().size() + ")";
        String shown = pictures.thumbnail(file)
                .map(path -> "<img src=\"" + UriPath.of(path) + "\" alt=\""
                        + Markup.attribute(image.attributes().prompt() + which) + "\" width=\"" + picture.width()
                        + "\" height=\"" + picture.height() + "\" loading=\"lazy\" decoding=\"async\">")
                .orElse(Markup.text(file.path()));
        Optional<String> whole = pictures.picture(file);
        out.write(
                whole.isPresent()
                        ? "<a href=\"" + UriPath.of(whole.get()) + "\">" + shown + "</a>\n"
                        : "<span>" + shown + "</span>\n");
    }

    private static void problem(Failure problem, Writer out) throws IOException {
        out.write("<div class=\"problem\"><p><strong>" + Markup.text(problem.code()) + "</strong>"
                + (problem.status().isPresent()
                        ? " <span>HTTP " + problem.status().getAsInt() + "</span>"
                        : "")
                + "</p><p>" + Markup.text(problem.message()) + "</p>");
        if (problem.quarantined().isPresent()) {
            out.write("<p><a href=\"" + UriPath.of(problem.quarantined().get()) + "\">What was received</a></p>");
        }
        out.write("</div>\n");
    }

    private void attributes(Writer out) throws IOException {
        ImageAttributes attributes = image.attributes();
        out.write("<ul class=\"attributes\" aria-label=\"Attributes\"><li>"
                + attributes.aspectRatio().value() + "</li><li>"
                + attributes.size().value() + "</li><li>"
                + attributes.optimizePrompt().value() + " prompt</li>"
                + (attributes.watermark() ? "<li>watermark</li>" : "") + "</ul>\n");
    }

    private void facts(Writer out) throws IOException {
        out.write("<dl class=\"facts\">");
        fact("Cost", Credits.text(image.credits()), out);
        fact("Take", Integer.toString(image.take()), out);
        if (image.requested() > 1 || image.received() != image.requested()) {
            fact("Pictures", image.received() + " of " + image.requested(), out);
        }
        if (image.attempts() > 0) {
            fact("Took", DurationText.text(image.took()), out);
        }
        if (image.attempts() > 1) {
            fact("Calls", Integer.toString(image.attempts()), out);
        }
        if (image.bought().isPresent()) {
            fact(
                    state.equals("simulated") ? "Drawn" : "Bought",
                    "<time datetime=\"" + image.bought().get() + "\">"
                            + UtcText.day(image.bought().get()) + "</time>",
                    out);
        }
        out.write("</dl>\n");
    }

    private static void fact(String name, String html, Writer out) throws IOException {
        out.write("<div><dt>" + name + "</dt><dd>" + html + "</dd></div>");
    }

    private void files(Writer out) throws IOException {
        if (image.files().isEmpty()) {
            return;
        }
        out.write("<details class=\"files\"><summary>"
                + Headline.counted(image.files().size(), "file") + "</summary><ul>");
        for (ResultFile file : image.files()) {
            Picture picture = file.picture();
            out.write("<li><code>" + Markup.text(file.path()) + "</code> " + picture.width() + " × " + picture.height()
                    + ", " + size(picture.bytes()) + "</li>");
        }
        out.write("</ul></details>\n");
    }

    private static String size(long bytes) {
        BigDecimal kilobytes = new BigDecimal(bytes).divide(KILO, 1, RoundingMode.HALF_UP);
        return kilobytes.compareTo(KILO) < 0
                ? kilobytes.toPlainString() + " kB"
                : kilobytes.divide(KILO, 1, RoundingMode.HALF_UP).toPlainString() + " MB";
    }
}
