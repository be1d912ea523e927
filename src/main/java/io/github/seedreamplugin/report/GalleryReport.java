package io.github.seedreamplugin.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code index.html}: every picture with its prompt, for people. It has no script, no inline style and no embedded picture,
 * so that it works under the content security policy of Jenkins; {@link GalleryStyle} goes with it.
 */
public final class GalleryReport implements Report {

    private final GalleryPictures pictures;
    private final Optional<String> originals;

    /**
     * A gallery that shows these pictures; a file that is not among them is named only.
     *
     * @param originals the output directory as it lies beside the report, relative to it, with {@code /}
     */
    public GalleryReport(GalleryPictures pictures, Optional<String> originals) {
        this.pictures = pictures;
        this.originals = originals;
    }

    /** A gallery without links to the pictures as they were bought. */
    public GalleryReport(GalleryPictures pictures) {
        this(pictures, Optional.empty());
    }

    @Override
    public String fileName() {
        return "index.html";
    }

    @Override
    public void write(Run run, Writer out) throws IOException {
        GalleryHead.write(run, out);
        images(run, out);
        out.write("</main>\n");
        out.write("<footer><p>Also here: <a href=\"credit-report.md\">credit-report.md</a>,"
                + " <a href=\"credit-report.json\">credit-report.json</a></p></footer>\n</body>\n</html>\n");
    }

    private void images(Run run, Writer out) throws IOException {
        out.write("""
                <section class="images" id="images" aria-labelledby="images-title">
                <h2 id="images-title">Images</h2>
                """);
        if (run.images().isEmpty()) {
            out.write("<p class=\"note\">No image was processed.</p>\n</section>\n");
            return;
        }
        Map<String, List<ImageResult>> folders = folders(run);
        filter(run, out);
        if (folders.size() > 1) {
            index(folders, out);
        }
        // one list for all folders: with a list each, a folder of one image leaves the rest of its row empty
        out.write("<ul class=\"cards\">\n");
        int number = 0;
        for (List<ImageResult> folder : folders.values()) {
            number++;
            Optional<String> anchor = Optional.of("folder-" + number);
            for (ImageResult image : folder) {
                new GalleryCard(image, pictures, originals).write(anchor, out);
                anchor = Optional.empty();
            }
        }
        out.write("</ul>\n</section>\n");
    }

    /** The images by folder, and those without a picture first in each. */
    private static Map<String, List<ImageResult>> folders(Run run) {
        Map<String, List<ImageResult>> folders = new LinkedHashMap<>();
        run.images().forEach(image -> folders.computeIfAbsent(folder(image.name()), name -> new ArrayList<>())
                .add(image));
        folders.values()
                .forEach(images -> images.sort(
                        Comparator.comparing(image -> image.problem().isEmpty())));
        return folders;
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
            out.write("<li><a href=\"#folder-" + number + "\">" + Markup.text(folder.getKey()) + "</a> <span>"
                    + folder.getValue().size() + "</span></li>\n");
        }
        out.write("</ul></nav>\n");
    }
}
