package io.github.seedreamplugin.report;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The gallery of a run, as a browser would see it. */
final class GalleryPages {

    private GalleryPages() {}

    static Element card(Document page, String name) {
        return page.select("h3").stream()
                .filter(title -> title.text().equals(name))
                .flatMap(title -> title.parents().stream())
                .filter(element -> element.hasClass("card"))
                .findFirst()
                .orElseThrow();
    }

    static Document page(Run run) throws IOException {
        return Jsoup.parse(html(run));
    }

    static String html(Run run) throws IOException {
        Map<String, String> none = Map.of();
        Map<String, String> thumbnails = run.images().stream()
                .flatMap(image -> image.files().stream())
                .collect(Collectors.toMap(ResultFile::path, file -> "thumbnails/" + file.path()));
        StringWriter out = new StringWriter();
        new GalleryReport(new GalleryPictures(thumbnails, none)).write(run, out);
        return out.toString();
    }
}
