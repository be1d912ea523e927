package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.output.Inspection;
import io.github.seedreamplugin.output.PictureInspector;
import io.github.seedreamplugin.output.Quarantine;
import io.github.seedreamplugin.segmind.Answer;
import io.github.seedreamplugin.segmind.CallOutcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at what a paid answer brought: pictures go into the bank at once, anything else into quarantine. */
final class Receiving {

    private final RunContext context;
    private final PictureInspector inspector = new PictureInspector();
    private final Quarantine quarantine;

    Receiving(RunContext context) {
        this.context = context;
        this.quarantine = new Quarantine(context.request().places().reportDirectory());
    }

    /** Banks the pictures of an answer that cost so much. */
    ReceivedPictures receive(PlannedImage image, CallOutcome.Received received, BigDecimal credits) throws IOException {
        List<Path> files = new ArrayList<>();
        List<Picture> pictures = new ArrayList<>();
        Optional<ReceivedPictures.Unusable> unusable = Optional.empty();
        for (Path file : received.files()) {
            Inspection inspection = inspector.inspect(file);
            if (inspection instanceof Inspection.Usable usable) {
                files.add(file);
                pictures.add(usable.picture());
                warnOfShape(image, usable);
            } else if (inspection instanceof Inspection.Unusable not) {
                unusable = Optional.of(keepAside(image, file, not.reason(), received.answer()));
                context.progress()
                        .warning(image.spec().name() + ": one of the answer's bodies is no picture: " + not.reason());
            }
        }
        if (received.remains().isPresent()) {
            ReceivedPictures.Unusable rest =
                    keepAside(image, received.remains().get(), "not all of it could be read", received.answer());
            unusable = unusable.isPresent() ? unusable : Optional.of(rest);
            context.progress()
                    .warning(image.spec().name() + ": not all of the answer could be read; it is kept as "
                            + rest.quarantined().orElse("") + " in the report directory");
        }
        warnOfCount(image, pictures.size());
        if (pictures.isEmpty()) {
            return unusable.orElseGet(() -> new ReceivedPictures.Unusable(
                    "none of its pictures could be fetched", Optional.empty(), received.unfetched()));
        }
        return bank(image, pictures, files, received.answer(), credits);
    }

    /** Keeps a body that is no picture, with the answer's headers beside it. */
    ReceivedPictures.Unusable keepAside(PlannedImage image, Path body, String reason, Answer answer)
            throws IOException {
        Path kept = quarantine.keep(body, image.spec().name(), answer.headers(), reason);
        String shown = context.request()
                .places()
                .reportDirectory()
                .relativize(kept)
                .toString()
                .replace('\\', '/');
        return new ReceivedPictures.Unusable(reason, Optional.of(shown), List.of());
    }

    private ReceivedPictures bank(
            PlannedImage image, List<Picture> pictures, List<Path> files, Answer answer, BigDecimal credits)
            throws IOException {
        BankRecord record = BankRecord.of(image.key())
                .soldAt(context.request().service().identity())
                .request(image.spec().attributes(), image.spec().take())
                .bought(context.clock().instant(), answer.took())
                .cost(Cost.exactly(credits, CostSource.ASSUMED))
                .pictures(pictures)
                .headers(answer.headers())
                .build();
        context.stores().deposit(record, files, context.progress());
        return new ReceivedPictures.Banked(record);
    }

    private void warnOfCount(PlannedImage image, int received) {
        int requested = image.spec().attributes().maxImages();
        if (received != requested) {
            context.progress()
                    .warning(image.spec().name() + ": asked for " + requested + " pictures, got " + received
                            + "; the model decides how many it makes");
        }
    }

    private void warnOfShape(PlannedImage image, Inspection.Usable usable) {
        if (!usable.isNear(image.spec().attributes().aspectRatio())) {
            context.progress()
                    .warning(image.spec().name() + ": asked for "
                            + image.spec().attributes().aspectRatio().value() + ", got "
                            + usable.picture().width() + "x" + usable.picture().height());
        }
    }
}
