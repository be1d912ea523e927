package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.Credits;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The top of the gallery: how the run went, which build it was, what needs attention, and the bill. */
final class GalleryHead {

    /** What a simulated run was charged. */
    static final String NOTHING_WAS_PAID = "nothing, as it was simulated";

    /** A link leads there only if it can be nothing but a page. */
    private static final String WEB_ADDRESS = "https?://[A-Za-z0-9.-]+(:\\d+)?(/[^\\s\"<>]*)?";

    private GalleryHead() {}

    /** An amount in credits and in dollars, which are the same to the provider. */
    static String amount(Cost cost) {
        return cost.text() + " credits (US$ " + cost.text() + ")";
    }

    static void write(Run run, Writer out) throws IOException {
        masthead(run, out);
        out.write("<main>\n");
        if (run.simulated()) {
            out.write("<p class=\"simulated\"><strong>SIMULATED</strong> The embedded endpoint drew these pictures."
                    + " Nothing was bought and nothing was paid.</p>\n");
        }
        attention(run, out);
        bill(run, out);
        findings(run, out);
    }

    private static void masthead(Run run, Writer out) throws IOException {
        String shard = run.shard().map(part -> " · shard " + part).orElse("");
        out.write(GalleryPage.start(title(run)));
        out.write("<a class=\"skip\" href=\"#images\">Skip to the images</a>\n");
        out.write(GalleryPage.masthead(
                title(run),
                run.status(),
                run.simulated() ? NOTHING_WAS_PAID : amount(run.bill().charged())));
        out.write("""
                <p class="origin"><code>%s</code>%s · <time datetime="%s">%s</time> · took %s</p>
                """.formatted(
                        Markup.text(run.manifest()),
                        shard,
                        run.started(),
                        UtcText.text(run.started()),
                        DurationText.text(run.took())));
        facts(run.facts(), out);
        bar(run, out);
        out.write("</header>\n");
    }

    private static void facts(BuildFacts facts, Writer out) throws IOException {
        List<String> pairs = new ArrayList<>();
        fact("Project", facts.project().map(Markup::text), pairs);
        fact("Commit", facts.commit().map(commit -> "<code>" + Markup.text(commit) + "</code>"), pairs);
        fact("Branch", facts.branch().map(Markup::text), pairs);
        fact("Build", facts.build().map(GalleryHead::link), pairs);
        fact("Endpoint", facts.endpoint().map(endpoint -> "<code>" + Markup.text(endpoint) + "</code>"), pairs);
        fact(
                "Price per picture",
                facts.price()
                        .map(price ->
                                price.text() + " credits, " + price.source().word()),
                pairs);
        fact("Budget", facts.budget().map(budget -> budget(budget, facts.left())), pairs);
        fact("Plugin", facts.plugin().map(Markup::text), pairs);
        if (!pairs.isEmpty()) {
            out.write("<dl class=\"build\">" + String.join("", pairs) + "</dl>\n");
        }
    }

    private static String budget(BigDecimal budget, Optional<BigDecimal> left) {
        return Credits.text(budget) + " credits"
                + left.map(rest -> ", " + Credits.text(rest) + " left").orElse("");
    }

    private static String link(String address) {
        String text = Markup.text(address);
        return address.matches(WEB_ADDRESS) ? "<a href=\"" + Markup.attribute(address) + "\">" + text + "</a>" : text;
    }

    private static void fact(String name, Optional<String> html, List<String> pairs) {
        html.ifPresent(value -> pairs.add("<div><dt>" + name + "</dt><dd>" + value + "</dd></div>"));
    }

    /** What is without a picture comes first, with a way to each. */
    private static void attention(Run run, Writer out) throws IOException {
        List<ImageResult> troubled = run.troubled();
        if (troubled.isEmpty()) {
            return;
        }
        out.write("<section class=\"attention\" aria-labelledby=\"attention\">\n<h2 id=\"attention\">"
                + Headline.counted(troubled.size(), "image") + " without a picture</h2>\n<ul>\n");
        for (ImageResult image : troubled) {
            out.write("<li class=\"" + image.state().value() + "\"><a href=\"#image-" + Markup.attribute(image.name())
                    + "\">" + Markup.text(image.name()) + "</a> <strong>"
                    + Markup.text(image.problem().map(Failure::code).orElse("")) + "</strong></li>\n");
        }
        out.write("</ul>\n</section>\n");
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
}
