package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.PurchaseKeys;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.segmind.AnswerPieces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Knows whether pictures that were paid for and did not get into the bank can be fetched for free: a job that is still in the
 * provider's queue, or an answer that lies where it arrived, which a later version of the plugin may read better.
 */
public final class Recovery {

    private final RunContext context;
    private final AnswerBanking banking;

    public Recovery(RunContext context) {
        this.context = context;
        this.banking = new AnswerBanking(context);
    }

    /** What can be had of earlier calls. */
    public enum Prospect {
        /** Nothing. */
        NOTHING,
        /** Whole pictures that lie on this machine. */
        HERE,
        /** Pictures that have to be fetched, or a job that may be done by now. */
        ELSEWHERE
    }

    /** Looks, without a request, at what earlier calls for this purchase left behind. */
    public Prospect of(PurchaseKeys keys) throws IOException {
        Prospect best = Prospect.NOTHING;
        for (Call call : context.stores().ledger().calls(keys)) {
            Prospect prospect = KeptAnswers.keepsNothing(call) ? Prospect.NOTHING : of(call);
            best = prospect.compareTo(best) > 0 ? prospect : best;
        }
        return best;
    }

    private Prospect of(Call call) throws IOException {
        if (call.submission().isPresent() && call.outcome().isEmpty() && call.isOpen()) {
            return Prospect.ELSEWHERE;
        }
        Path directory = context.incoming(call.id());
        if (!Files.isDirectory(directory)) {
            return Prospect.NOTHING;
        }
        try {
            AnswerPieces pieces = AnswerPieces.in(directory);
            int asked =
                    call.intent().map(intent -> intent.attributes().maxImages()).orElse(1);
            if (!pieces.elsewhere().isEmpty() || (!pieces.arrived().isEmpty() && pieces.isCutShort(asked))) {
                return Prospect.ELSEWHERE;
            }
            return banking.hasPicture(pieces) ? Prospect.HERE : Prospect.NOTHING;
        } catch (IOException changing) {
            // Another build may just be banking it. Under the picture's lock, who recovers it sees what there is.
            return Prospect.HERE;
        }
    }
}
