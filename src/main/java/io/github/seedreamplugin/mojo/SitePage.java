package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.report.BillLine;
import io.github.seedreamplugin.report.Headline;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.UtcText;
import io.github.seedreamplugin.text.SafeText;
import java.util.List;
import java.util.Optional;
import org.apache.maven.doxia.sink.Sink;

/**
 * A page of a Maven site: what the pictures cost, and the way to the gallery, which shows everything else. Written as
 * events of Doxia, so that the site's own skin dresses it, and only as those that Doxia 1 and Doxia 2 have.
 */
final class SitePage {

    private final Sink sink;
    private final String title;

    SitePage(Sink sink, String title) {
        this.sink = sink;
        this.title = title;
    }

    /** Only this, where there is nothing to show. */
    void write(String notice) {
        begin();
        paragraph(notice);
        end();
    }

    /**
     * What a run cost.
     *
     * @param gallery its gallery, relative to this page, if there is one
     */
    void write(Run run, Optional<String> gallery) {
        begin();
        if (run.simulated()) {
            paragraph("SIMULATED: nothing was bought and nothing was paid.");
        }
        paragraph(Headline.of(run) + ". From " + run.manifest() + ", " + UtcText.text(run.started()) + ".");
        gallery.ifPresent(page -> {
            sink.paragraph();
            sink.link(page);
            sink.text("Gallery: every picture with its prompt");
            sink.link_();
            sink.paragraph_();
        });
        sink.section2();
        sink.sectionTitle2();
        sink.text("Bill");
        sink.sectionTitle2_();
        bill(run);
        run.notes().forEach(this::paragraph);
        sink.section2_();
        end();
    }

    private void begin() {
        sink.head();
        sink.title();
        sink.text(title);
        sink.title_();
        sink.head_();
        sink.body();
        sink.section1();
        sink.sectionTitle1();
        sink.text(title);
        sink.sectionTitle1_();
    }

    private void end() {
        sink.section1_();
        sink.body_();
        sink.flush();
        sink.close();
    }

    private void bill(Run run) {
        sink.table();
        sink.tableRows(null, false);
        sink.tableRow();
        for (String head : List.of("", "credits", "meaning")) {
            sink.tableHeaderCell();
            sink.text(head);
            sink.tableHeaderCell_();
        }
        sink.tableRow_();
        for (BillLine line : BillLine.of(run)) {
            sink.tableRow();
            for (String cell : List.of(line.reason(), line.amount(), line.meaning())) {
                sink.tableCell();
                sink.text(cell);
                sink.tableCell_();
            }
            sink.tableRow_();
        }
        sink.tableRows_();
        sink.table_();
    }

    private void paragraph(String text) {
        sink.paragraph();
        sink.text(SafeText.line(text));
        sink.paragraph_();
    }
}
