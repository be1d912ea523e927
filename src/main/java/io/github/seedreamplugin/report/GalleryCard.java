package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.Picture;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One image in the gallery: its pictures, its prompt, and what is known of it. */
final class GalleryCard {

    private static final BigDecimal KILO = new BigDecimal(1000);

    private final ImageResult image;
    private final GalleryPictures pictures;
    private final Optional<String> originals;

    GalleryCard(ImageResult image, GalleryPictures pictures, Optional<String> originals) {
        this.image = image;
        this.pictures = pictures;
        this.originals = originals;
    }

    /** @param anchor the card's own id, where something leads to it */
    void write(Optional<String> anchor, Writer out) throws IOException {
        String id = "image-" + Markup.attribute(image.name());
        String state = image.state().value();
        out.write("<li class=\"card " + state + (image.files().size() > 1 ? " wide" : "") + "\""
                + anchor.map(own -> " id=\"" + own + "\"").orElse("") + "><article aria-labelledby=\"" + id + "\">\n");
        pictures(out);
        out.write("<div class=\"about\">\n<div class=\"title\"><h3 id=\"" + id + "\">" + name()
                + "</h3><span class=\"badge "
                + state + "\">" + Headline.capital(state) + "</span></div>\n<p class=\"prompt\" dir=\"auto\">"
                + Markup.text(image.attributes().prompt()) + "</p>\n");
        if (image.problem().isPresent()) {
            problem(image.problem().get(), out);
        }
        texts(out);
        before(out);
        pick(out);
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
        boolean single = image.files().size() == 1;
        String which =
                single ? "" : " (picture " + number + " of " + image.files().size() + ")";
        String words = image.alt()
                .filter(alt -> !alt.isBlank())
                .orElse(image.attributes().prompt());
        String shown = pictures.thumbnail(file)
                .map(path -> "<img src=\"" + UriPath.of(path) + "\" alt=\""
                        + Markup.attribute(words + which) + "\" width=\"" + picture.width()
                        + "\" height=\"" + picture.height() + "\" loading=\"lazy\" decoding=\"async\">")
                .orElse(Markup.text(file.path()));
        Optional<String> whole = pictures.picture(file);
        out.write("<div>"
                + whole.map(path -> "<a href=\"" + UriPath.of(path) + "\">" + shown + "</a>")
                        .orElse("<span>" + shown + "</span>")
                + (isToBePicked() ? "<code class=\"command\">pick: " + number + "</code>" : "") + "</div>\n");
    }

    private boolean isToBePicked() {
        return image.files().size() > 1 && image.pick().isEmpty();
    }

    /** How to choose one of several, with the line to type. */
    private void pick(Writer out) throws IOException {
        if (isToBePicked()) {
            out.write(
                    "<p class=\"pick\">To publish only the one you like, write the line under it below <code>"
                            + Markup.text(image.name()) + "</code> in the manifest, such as"
                            + " <code class=\"command\">pick: 1</code>. It costs nothing, and the others stay in the bank.</p>\n");
        } else if (!image.pick().isEmpty()) {
            out.write("<p class=\"pick\">The manifest picks "
                    + image.pick().stream().map(Object::toString).collect(Collectors.joining(", ")) + " of "
                    + image.requested()
                    + ". The others stay in the bank, and a change of <code>pick</code> costs nothing.</p>\n");
            unpicked(out);
        }
    }

    /** The others, each with the line that publishes it instead. */
    private void unpicked(Writer out) throws IOException {
        List<UnpickedPicture> shown = image.unpicked().stream()
                .filter(other -> pictures.unpublished(other.picture()).isPresent())
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        out.write("<div class=\"others\">");
        for (UnpickedPicture other : shown) {
            Picture picture = other.picture();
            out.write("<div><img src=\""
                    + UriPath.of(pictures.unpublished(picture).orElseThrow()) + "\" alt=\""
                    + Markup.attribute("Not picked: picture " + other.number() + " of " + image.requested())
                    + "\" width=\"" + picture.width() + "\" height=\"" + picture.height()
                    + "\" loading=\"lazy\" decoding=\"async\"><code class=\"command\">pick: " + other.number()
                    + "</code></div>");
        }
        out.write("</div>\n");
    }

    private void texts(Writer out) throws IOException {
        if (image.alt().isPresent()) {
            String alt = image.alt().get();
            out.write("<p class=\"alt\"><b>Alternative text</b> "
                    + (alt.isBlank() ? "none: the picture is decorative" : Markup.text(alt)) + "</p>\n");
        }
        if (image.caption().isPresent()) {
            out.write("<p class=\"alt\"><b>Caption</b> "
                    + Markup.text(image.caption().get()) + "</p>\n");
        }
    }

    /** What the lock had until this run, to compare. */
    private void before(Writer out) throws IOException {
        if (image.before().isEmpty()) {
            return;
        }
        EarlierTake before = image.before().get();
        out.write("<figure class=\"before\"><figcaption>Before: take " + before.take()
                + (before.attributes().prompt().equals(image.attributes().prompt())
                        ? ""
                        : ", <q>" + Markup.text(before.attributes().prompt()) + "</q>")
                + "</figcaption>");
        for (Picture picture : before.pictures()) {
            Optional<String> shown = pictures.unpublished(picture);
            if (shown.isPresent()) {
                out.write("<img src=\"" + UriPath.of(shown.get()) + "\" alt=\""
                        + Markup.attribute("Before: " + before.attributes().prompt())
                        + "\" width=\"" + picture.width() + "\" height=\"" + picture.height()
                        + "\" loading=\"lazy\" decoding=\"async\">");
            }
        }
        out.write("</figure>\n");
    }

    private static void problem(Failure problem, Writer out) throws IOException {
        out.write("<div class=\"problem\"><p><strong>" + Markup.text(problem.code()) + "</strong>" + status(problem)
                + "</p><p>" + Markup.textWithCommands(problem.message()) + "</p>");
        if (problem.quarantined().isPresent()) {
            out.write("<p><a href=\"" + UriPath.of(problem.quarantined().get()) + "\">What was received</a></p>");
        }
        out.write("</div>\n");
    }

    /** Not again where the message says it. */
    private static String status(Failure problem) {
        String words = "HTTP " + problem.status().orElse(0);
        return problem.status().isEmpty() || problem.message().contains(words) ? "" : " <span>" + words + "</span>";
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
        fact("Cost", image.cost().text() + " credits", out);
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
                    image.state() == State.SIMULATED ? "Drawn" : "Bought",
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
            String path = "<code>" + Markup.text(file.path()) + "</code>";
            out.write("<li>"
                    + originals
                            .map(directory ->
                                    "<a href=\"" + UriPath.of(directory + "/" + file.path()) + "\">" + path + "</a>")
                            .orElse(path)
                    + " " + picture.width() + " × " + picture.height()
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
