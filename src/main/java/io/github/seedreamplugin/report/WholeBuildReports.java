package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Credits;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The reports of a build of several modules, which its last module writes: {@code reactor.json}, {@code reactor.md} and
 * {@code reactor.html}, which leads to the gallery of each module.
 */
public final class WholeBuildReports {

    private final WholeBuild build;

    public WholeBuildReports(WholeBuild build) {
        this.build = build;
    }

    /** Writes them into this directory and says which files they are, {@code reactor.json} first. */
    public List<Path> write(ReportDirectory directory) throws IOException {
        return List.of(
                directory.write("reactor.json", this::json),
                directory.write("reactor.md", out -> lines(markdown(), out)),
                directory.write(new GalleryStyle().fileName(), GalleryStyle::copyTo),
                directory.write("reactor.html", out -> lines(html(), out)));
    }

    private static void lines(List<String> lines, Writer out) throws IOException {
        out.write(String.join("\n", lines));
        out.write('\n');
    }

    private void json(Writer out) throws IOException {
        JsonWriter.write(out, json -> {
            json.startObject();
            json.property("version", 1);
            json.property("status", build.status().value());
            json.property("simulated", build.isSimulated());
            BillJson.write(json, build.bill());
            json.startArray("modules");
            build.modules().forEach(module -> module(json, module));
            json.endArray();
            json.endObject();
        });
    }

    private static void module(JsonWriter json, BuildModule module) {
        json.startObject();
        json.property("name", module.name());
        json.property("reports", module.reports());
        json.property("manifest", module.run().manifest());
        json.property("status", module.run().status().value());
        BillJson.write(json, module.run().bill());
        json.startObject("images");
        for (State state : State.values()) {
            json.property(state.value(), module.run().count(state));
        }
        json.endObject();
        json.endObject();
    }

    private String headline() {
        String states = Arrays.stream(State.values())
                .filter(state -> build.count(state) > 0)
                .map(state -> build.count(state) + " " + state.value())
                .collect(Collectors.joining(", "));
        return Headline.counted(build.modules().size(), "module") + ", " + Headline.counted(build.images(), "image")
                + (states.isEmpty() ? "" : ": " + states);
    }

    private List<String> markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# Seedream: " + Markdown.text(headline()));
        lines.add("");
        if (build.isSimulated()) {
            lines.add("> **SIMULATED**: nothing was bought and nothing was paid.");
            lines.add("");
        }
        lines.add("| module | result | charged | images | reports |");
        lines.add("| --- | --- | ---: | --- | --- |");
        for (BuildModule module : build.modules()) {
            lines.add("| " + Markdown.text(module.name()) + " | "
                    + module.run().status().value() + " | "
                    + module.run().bill().charged().text() + " | " + Markdown.text(Headline.of(module.run())) + " | "
                    + Markdown.text(module.reports()) + " |");
        }
        lines.add("| **the whole build** | " + build.status().value() + " | "
                + build.bill().charged().text() + " | |  |");
        build.bill()
                .unexplained()
                .ifPresent(amount -> lines.addAll(List.of(
                        "",
                        "The balance fell by " + Credits.text(amount) + " credits more than that: someone else may"
                                + " have used the account.")));
        return lines;
    }

    private List<String> html() {
        List<String> lines = new ArrayList<>();
        lines.addAll(GalleryPage.start(headline()).lines().toList());
        String charged = build.isSimulated()
                ? GalleryHead.NOTHING_WAS_PAID
                : GalleryHead.amount(build.bill().charged());
        lines.addAll(GalleryPage.masthead(headline(), build.status(), charged)
                .lines()
                .toList());
        if (build.isSimulated()) {
            lines.add("<p class=\"simulated\"><strong>SIMULATED</strong> Nothing was bought and nothing was paid.</p>");
        }
        lines.addAll(List.of(
                "</header>",
                "<main>",
                "<section class=\"modules\" aria-labelledby=\"modules\">",
                "<h2 id=\"modules\">Modules</h2>",
                "<ul>"));
        for (BuildModule module : build.modules()) {
            String state = module.run().status().value();
            lines.add("<li><a href=\"" + UriPath.of(module.reports()) + "/index.html\">" + Markup.text(module.name())
                    + "</a> <span class=\"badge " + state + "\">" + Headline.capital(state) + "</span> "
                    + Markup.text(Headline.of(module.run())) + ", "
                    + (module.run().simulated()
                            ? GalleryHead.NOTHING_WAS_PAID
                            : GalleryHead.amount(module.run().bill().charged()))
                    + "</li>");
        }
        lines.add("</ul>\n</section>\n</main>\n<footer><p>Also here: <a href=\"reactor.md\">reactor.md</a>,"
                + " <a href=\"reactor.json\">reactor.json</a></p></footer>\n</body>\n</html>");
        return lines;
    }
}
