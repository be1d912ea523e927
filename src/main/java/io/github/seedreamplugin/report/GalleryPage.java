package io.github.seedreamplugin.report;

/** What every page begins with that looks like the gallery. */
final class GalleryPage {

    private GalleryPage() {}

    /** The document up to the start of its body. */
    static String start(String title) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s · Seedream</title>
                <link rel="stylesheet" href="gallery.css">
                </head>
                <body>
                """.formatted(Markup.text(title));
    }

    /** The start of the masthead: the result, the title and what was charged. The caller closes the header. */
    static String masthead(String title, Status status, String charged) {
        return """
                <header class="masthead">
                <p class="brand">Seedream <span class="badge %s">%s</span></p>
                <h1>%s</h1>
                <p class="charged">Charged: <b>%s</b></p>
                """.formatted(status.value(), Headline.capital(status.value()), Markup.text(title), charged);
    }
}
