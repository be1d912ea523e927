package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.generation.request.Service;
import io.github.seedreamplugin.generation.run.MonthlySpending;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.output.Inspection;
import io.github.seedreamplugin.output.PictureInspector;
import io.github.seedreamplugin.segmind.AnswerPieces;
import io.github.seedreamplugin.segmind.Piece;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings the pictures of a call's kept answer into the bank. */
public final class AnswerBanking {

    private final RunContext context;
    private final PictureInspector inspector = new PictureInspector();

    public AnswerBanking(RunContext context) {
        this.context = context;
    }

    /** Looks at every piece of an answer, and warns of what the user should know although it stops nothing. */
    public Delivered inspect(ImageSpec spec, AnswerPieces answer) throws IOException {
        Map<Picture, Path> pictures = new LinkedHashMap<>();
        List<String> unreadable = new ArrayList<>();
        for (Piece.Arrived piece : answer.arrived()) {
            Inspection inspection = inspector.inspect(piece.file());
            if (inspection instanceof Inspection.Usable usable) {
                Path first = pictures.putIfAbsent(usable.picture(), piece.file());
                if (first == null) {
                    warnOfShape(spec, usable);
                }
            } else if (inspection instanceof Inspection.Unusable not) {
                unreadable.add(not.reason());
            }
        }
        answer.unreadable().forEach(piece -> unreadable.add(piece.reason()));
        answer.warnings().forEach(warning -> warn(spec, warning));
        return new Delivered(pictures, unreadable, answer, spec.attributes().maxImages());
    }

    /** Whether a piece of an answer is a whole picture. */
    public boolean hasPicture(AnswerPieces answer) throws IOException {
        for (Piece.Arrived piece : answer.arrived()) {
            if (inspector.inspect(piece.file()) instanceof Inspection.Usable) {
                return true;
            }
        }
        return false;
    }

    /** Keeps the pictures for good, in this machine's bank and in the shared one. */
    public BankRecord bank(ImageSpec spec, Delivered delivered, Cost cost, Duration took) throws IOException {
        warnOfCount(spec, delivered);
        Service service = context.request().service();
        BankRecord record = BankRecord.of(
                        service.keys(spec.attributes(), spec.take()).current())
                .soldBy(service.name(), service.endpoint().model())
                .request(spec.attributes(), spec.take())
                .bought(context.clock().instant(), took)
                .cost(cost)
                .pictures(delivered.pictures())
                .mentioned(context.request().origin().project(), Optional.of(spec.name()))
                .build();
        context.stores().deposit(record, delivered.files(), context.progress());
        new MonthlySpending(context).note(record);
        return record;
    }

    private void warnOfCount(ImageSpec spec, Delivered delivered) {
        int requested = spec.attributes().maxImages();
        int received = delivered.pictures().size();
        delivered
                .refused()
                .forEach(piece -> warn(
                        spec,
                        "the service made no picture " + piece.number() + ": " + piece.code() + ": "
                                + piece.message()));
        delivered.unreadable().forEach(reason -> warn(spec, "a part of the answer is not a picture: " + reason));
        if (received != requested && delivered.refused().isEmpty()) {
            warn(
                    spec,
                    "asked for " + requested + " pictures, got " + received + "; the model decides how many it makes");
        }
    }

    private void warnOfShape(ImageSpec spec, Inspection.Usable usable) {
        if (!usable.isNear(spec.attributes().aspectRatio())) {
            warn(
                    spec,
                    "asked for " + spec.attributes().aspectRatio().value() + ", got "
                            + usable.picture().width() + "x" + usable.picture().height());
        }
    }

    private void warn(ImageSpec spec, String warning) {
        context.progress().warning(spec.name() + ": " + warning);
    }
}
