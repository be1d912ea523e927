package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.reporting.GalleryCopy;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.money.Credits;
import io.github.seedreamplugin.report.BillLine;
import io.github.seedreamplugin.report.Failure;
import io.github.seedreamplugin.report.Headline;
import io.github.seedreamplugin.report.ImageResult;
import io.github.seedreamplugin.report.ResultFile;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.UtcText;
import java.util.List;
import java.util.Optional;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkEventAttributes;

/**
 * A page of a Maven site, written as events of Doxia, so that the site's own skin dresses it. Uses only events that
 * Doxia 1 and Doxia 2 have.
 */
final class SitePage {

    private static final String THUMBNAIL_WIDTH = "200";

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
     * What became of a run.
     *
     * @param gallery the copy of its gallery
     * @param directory where that is, relative to this page
     */
    void write(Run run, GalleryCopy gallery, String directory) {
        begin();
        if (run.simulated()) {
            paragraph("SIMULATED: nothing was bought and nothing was paid.");
        }
        paragraph(Headline.of(run) + ". From " + run.manifest() + ", " + UtcText.text(run.started()) + ".");
        gallery.page().ifPresent(page -> {
            sink.paragraph();
            link(directory + "/" + page, "The gallery with every picture in large");
            sink.paragraph_();
        });
        section("Bill", () -> bill(run));
        if (!run.images().isEmpty()) {
            section("Pictures", () -> images(run, gallery, directory));
        }
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

    private void section(String heading, Runnable content) {
        sink.section2();
        sink.sectionTitle2();
        sink.text(heading);
        sink.sectionTitle2_();
        content.run();
        sink.section2_();
    }

    private void bill(Run run) {
        table(List.of("", "credits", "meaning"), () -> {
            for (BillLine line : BillLine.of(run)) {
                row(() -> {
                    cell(line.reason());
                    cell(Credits.text(line.credits()));
                    cell(line.meaning());
                });
            }
        });
        run.notes().forEach(this::paragraph);
    }

    private void images(Run run, GalleryCopy gallery, String directory) {
        table(List.of("picture", "image", "prompt", "state", "credits"), () -> {
            for (ImageResult image : run.images()) {
                row(() -> image(image, gallery, directory));
            }
        });
    }

    private void image(ImageResult image, GalleryCopy gallery, String directory) {
        Optional<String> place = gallery.page().map(page -> directory + "/" + page + "#image-" + image.name());
        cell(() -> thumbnails(image, gallery, directory));
        cell(() -> place.ifPresentOrElse(href -> link(href, image.name()), () -> sink.text(image.name())));
        cell(() -> {
            paragraph(image.attributes().prompt());
            paragraph(attributes(image));
            image.problem().ifPresent(this::problem);
        });
        cell(image.state().value());
        cell(Credits.text(image.credits()));
    }

    private void thumbnails(ImageResult image, GalleryCopy gallery, String directory) {
        if (image.files().isEmpty()) {
            sink.text("no picture");
        }
        for (ResultFile file : image.files()) {
            gallery.thumbnail(file)
                    .ifPresentOrElse(
                            path -> sink.figureGraphics(
                                    directory + "/" + path,
                                    Attributes.of(SinkEventAttributes.ALT, file.path())
                                            .and(SinkEventAttributes.WIDTH, THUMBNAIL_WIDTH)),
                            () -> sink.text(file.path() + " "));
        }
    }

    private static String attributes(ImageResult image) {
        ImageAttributes attributes = image.attributes();
        return attributes.aspectRatio().value() + ", " + attributes.size().value() + ", "
                + (image.requested() > 1 ? image.received() + " of " + image.requested() + " pictures, " : "")
                + "take " + image.take();
    }

    private void problem(Failure problem) {
        sink.paragraph();
        sink.bold();
        sink.text(problem.code());
        sink.bold_();
        sink.text(" " + problem.message());
        sink.paragraph_();
    }

    private void paragraph(String text) {
        sink.paragraph();
        sink.text(text);
        sink.paragraph_();
    }

    private void link(String href, String text) {
        sink.link(href);
        sink.text(text);
        sink.link_();
    }

    private void table(List<String> heads, Runnable rows) {
        sink.table();
        sink.tableRows(null, false);
        row(() -> heads.forEach(head -> {
            sink.tableHeaderCell();
            sink.text(head);
            sink.tableHeaderCell_();
        }));
        rows.run();
        sink.tableRows_();
        sink.table_();
    }

    private void row(Runnable cells) {
        sink.tableRow();
        cells.run();
        sink.tableRow_();
    }

    private void cell(String text) {
        cell(() -> sink.text(text));
    }

    private void cell(Runnable content) {
        sink.tableCell();
        content.run();
        sink.tableCell_();
    }
}
