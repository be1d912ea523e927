package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Credits;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code index.html}: every picture with its prompt, for people. It has no script, no inline style and no embedded picture,
 * so that it works under the content security policy of Jenkins; {@link GalleryStyle} goes with it.
 */
public final class GalleryReport implements Report {

    private final GalleryPictures pictures;

    /** A gallery that shows these pictures; a file that is not among them is named only. */
    public GalleryReport(GalleryPictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public String fileName() {
        return "index.html";
    }

    @Override
    public void write(Run run, Writer out) throws IOException {
        head(run, out);
        out.write("<main>\n");
        if (run.simulated()) {
            out.write("<p class=\"simulated\"><strong>SIMULATED</strong> The embedded endpoint drew these pictures."
                    + " Nothing was bought and nothing was paid.</p>\n");
        }
        bill(run, out);
        findings(run, out);
        images(run, out);
        out.write("</main>\n");
        out.write("<footer><p>Also here: <a href=\"credit-report.md\">credit-report.md</a>,"
                + " <a href=\"credit-report.json\">credit-report.json</a></p></footer>\n</body>\n</html>\n");
    }

    private static void head(Run run, Writer out) throws IOException {
        String title = title(run);
        String shard = run.shard().map(part -> " · shard " + part).orElse("");
        out.write("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%1$s · Seedream</title>
                <link rel="stylesheet" href="gallery.css">
                </head>
                <body>
                <a class="skip" href="#images">Skip to the images</a>
                <header class="masthead">
                <p class="brand">Seedream <span class="badge %2$s">%3$s</span></p>
                <h1>%1$s</h1>
                <p class="origin"><code>%4$s</code>%5$s · <time datetime="%6$s">%7$s</time> · took %8$s</p>
                """.formatted(
                        Markup.text(title),
                        run.status().value(),
                        Headline.capital(run.status().value()),
                        Markup.text(run.manifest()),
                        shard,
                        run.started(),
                        UtcText.text(run.started()),
                        DurationText.text(run.took())));
        bar(run, out);
        out.write("</header>\n");
    }

    private static String title(Run run) {
        int images = run.images().size();
        long ready = run.count(State.BOUGHT)
                + run.count(State.SIMULATED)
                + run.count(State.RESTORED)
                + run.count(State.CURRENT);
        if (images == 0) {
            return Headline.capital(Headline.of(run));
        }
        return (ready == images ? "" : ready + " of ") + Headline.counted(images, "image") + " ready";
    }

    /** How the images divide into states: widths as attributes of SVG, where a style would be refused. */
    private static void bar(Run run, Writer out) throws IOException {
        if (run.images().isEmpty()) {
            return;
        }
        out.write("<svg class=\"bar\" role=\"img\" aria-label=\"" + Headline.of(run) + "\" viewBox=\"0 0 "
                + run.images().size() + " 1\" preserveAspectRatio=\"none\">");
        long x = 0;
        for (State state : State.values()) {
            long count = run.count(state);
            if (count > 0) {
                out.write(
                        "<rect class=\"" + state.value() + "\" x=\"" + x + "\" width=\"" + count + "\" height=\"1\"/>");
                x += count;
            }
        }
        out.write("</svg>\n");
    }

    private static void bill(Run run, Writer out) throws IOException {
        out.write("<section class=\"bill\" aria-labelledby=\"bill\">\n<h2 id=\"bill\">Bill</h2>\n<dl>\n");
        for (BillLine line : BillLine.of(run)) {
            out.write("<div class=\"" + line.reason() + "\"><dt>" + Headline.capital(line.reason()) + "</dt><dd><b>"
                    + line.amount() + "</b> credits</dd><dd class=\"meaning\">"
                    + Markup.text(line.meaning()) + "</dd></div>\n");
        }
        out.write("</dl>\n");
        List<String> balances = new ArrayList<>();
        run.bill().opening().ifPresent(amount -> balances.add(Credits.text(amount) + " before"));
        run.bill().closing().ifPresent(amount -> balances.add(Credits.text(amount) + " after"));
        if (!balances.isEmpty()) {
            out.write("<p class=\"note\">Balance: " + String.join(", ", balances) + ".</p>\n");
        }
        for (String note : run.notes()) {
            out.write("<p class=\"note\">" + Markup.text(note) + "</p>\n");
        }
        out.write("</section>\n");
    }

    private static void findings(Run run, Writer out) throws IOException {
        if (run.findings().isEmpty()) {
            return;
        }
        out.write(
                "<section class=\"findings\" aria-labelledby=\"findings\">\n<h2 id=\"findings\">Manifest</h2>\n<ul>\n");
        for (Finding finding : run.findings()) {
            out.write("<li class=\"" + finding.level().value() + "\"><p><strong>" + Markup.text(finding.code())
                    + "</strong> <code>" + Markup.text(finding.place()) + "</code></p><p>"
                    + Markup.text(finding.message()) + "</p></li>\n");
        }
        out.write("</ul>\n</section>\n");
    }

    private void images(Run run, Writer out) throws IOException {
        out.write("""
                <section class="images" id="images" aria-labelledby="images-title">
                <h2 id="images-title">Images</h2>
                """);
        if (run.images().isEmpty()) {
            out.write("<p class=\"note\">None was looked at.</p>\n</section>\n");
            return;
        }
        Map<String, List<ImageResult>> folders = new LinkedHashMap<>();
        run.images().forEach(image -> folders.computeIfAbsent(folder(image.name()), name -> new ArrayList<>())
                .add(image));
        filter(run, out);
        if (folders.size() > 1) {
            index(folders, out);
        }
        int number = 0;
        for (Map.Entry<String, List<ImageResult>> folder : folders.entrySet()) {
            number++;
            out.write("<details class=\"folder\" id=\"folder-" + number + "\" open>\n<summary><h3>"
                    + Markup.text(folder.getKey()) + "</h3> <span class=\"count\">"
                    + Headline.counted(folder.getValue().size(), "image")
                    + "</span></summary>\n<ul class=\"cards\">\n");
            for (ImageResult image : folder.getValue()) {
                new GalleryCard(image, image.state().value(), pictures).write(out);
            }
            out.write("</ul>\n</details>\n");
        }
        out.write("</section>\n");
    }

    private static String folder(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "Top level" : name.substring(0, slash);
    }

    /** Radio buttons that the style sheet reads: they work where scripts and forms are refused. */
    private static void filter(Run run, Writer out) throws IOException {
        out.write("<fieldset class=\"filter\">\n<legend>Show</legend>\n");
        choice("all", run.images().size(), true, out);
        for (State state : State.values()) {
            if (run.count(state) > 0) {
                choice(state.value(), run.count(state), false, out);
            }
        }
        out.write("</fieldset>\n");
    }

    private static void choice(String word, long count, boolean checked, Writer out) throws IOException {
        out.write("<input type=\"radio\" name=\"show\" id=\"show-" + word + "\" autocomplete=\"off\""
                + (checked ? " checked" : "") + "><label class=\"" + word + "\" for=\"show-" + word + "\">"
                + Headline.capital(word) + " <b>" + count + "</b></label>\n");
    }

    private static void index(Map<String, List<ImageResult>> folders, Writer out) throws IOException {
        out.write("<nav aria-label=\"Folders\"><ul>\n");
        int number = 0;
        for (Map.Entry<String, List<ImageResult>> folder : folders.entrySet()) {
            number++;
            out.write("<li><a href=\"#folder-" + number + "\">" + Markup.text(folder.getKey()) + "</a></li>\n");
        }
        out.write("</ul></nav>\n");
    }
}
