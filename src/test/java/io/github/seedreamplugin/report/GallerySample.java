package io.github.seedreamplugin.report;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A whole report directory with a gallery of real JPEGs, to look at and to serve to a browser. As a program it takes the
 * directory, and {@code failed}, {@code simulated}, {@code nothing-to-do} or {@code findings}.
 */
final class GallerySample {

    private static final int THUMBNAIL_WIDTH = 640;
    private static final int HALF_SIZE = 2;

    private GallerySample() {}

    public static void main(String[] arguments) throws IOException {
        Run run =
                switch (arguments[1]) {
                    case "simulated" ->
                        new RunDraft(SampleRuns.failed()).simulated().run();
                    case "nothing-to-do" -> SampleRuns.nothingToDo();
                    case "findings" -> SampleRuns.withFindings(SampleRuns.unknownAttribute(), SampleRuns.deprecated());
                    default -> SampleRuns.failed();
                };
        write(Path.of(arguments[0]), run);
    }

    /** Writes the gallery, its style, what it links to, and its pictures. */
    static void write(Path directory, Run run) throws IOException {
        Map<String, String> thumbnails = new HashMap<>();
        Map<String, String> pictures = new HashMap<>();
        for (ImageResult image : run.images()) {
            for (ResultFile file : image.files()) {
                thumbnails.put(file.path(), "thumbnails/" + file.path());
                pictures.put(file.path(), "pictures/" + file.path());
                int width = file.picture().width() / HALF_SIZE;
                int height = file.picture().height() / HALF_SIZE;
                draw(directory.resolve("pictures/" + file.path()), file, width, height);
                draw(
                        directory.resolve("thumbnails/" + file.path()),
                        file,
                        THUMBNAIL_WIDTH,
                        THUMBNAIL_WIDTH * height / width);
            }
            if (image.problem().isPresent()
                    && image.problem().get().quarantined().isPresent()) {
                Path quarantined =
                        directory.resolve(image.problem().get().quarantined().get());
                Files.createDirectories(directory.resolve("quarantine"));
                Files.writeString(quarantined, "no picture");
            }
        }
        ReportDirectory reports = new ReportDirectory(directory);
        reports.write(new GalleryReport(new GalleryPictures(thumbnails, pictures)), run);
        reports.write(new GalleryStyle(), run);
        reports.write(new CreditReportMarkdown(), run);
        reports.write(new CreditReportJson(), run);
    }

    /** Some hills under a sun, other ones for each path. */
    private static void draw(Path target, ResultFile file, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Random random = new Random(file.path().hashCode());
        float hue = random.nextFloat();
        graphics.setPaint(new GradientPaint(
                0, 0, Color.getHSBColor(hue, 0.45f, 0.55f), 0, height, Color.getHSBColor(hue + 0.12f, 0.35f, 0.98f)));
        graphics.fillRect(0, 0, width, height);
        double sun = Math.min(width, height) * 0.22;
        graphics.setColor(Color.getHSBColor(hue + 0.15f, 0.15f, 1f));
        graphics.fill(new Ellipse2D.Double(
                width * (0.2 + 0.5 * random.nextDouble()), height * (0.15 + 0.2 * random.nextDouble()), sun, sun));
        for (int hill = 0; hill < 4; hill++) {
            graphics.setColor(Color.getHSBColor(hue + 0.03f * hill, 0.4f + 0.1f * hill, 0.6f - 0.13f * hill));
            graphics.fill(hill(width, height, 0.5 + 0.12 * hill, random));
        }
        graphics.dispose();
        Files.createDirectories(target.toAbsolutePath().getParent());
        ImageIO.write(image, "jpg", target.toFile());
    }

    private static Path2D hill(int width, int height, double top, Random random) {
        Path2D hill = new Path2D.Double();
        hill.moveTo(0, height);
        double phase = random.nextDouble() * Math.PI * 2;
        double waves = 1 + random.nextDouble() * 2;
        for (int x = 0; x <= width; x += 4) {
            hill.lineTo(x, height * (top + 0.08 * Math.sin(phase + waves * Math.PI * 2 * x / width)));
        }
        hill.lineTo(width, height);
        hill.closePath();
        return hill;
    }
}
