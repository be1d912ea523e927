package io.github.seedreamplugin.generation.request;

import io.github.seedreamplugin.bank.CallOrigin;
import io.github.seedreamplugin.output.Encoders;
import io.github.seedreamplugin.segmind.ClientSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one run of {@code generate} or {@code plan} was asked to do.
 *
 * @param places where things are read and written
 * @param service what makes the pictures
 * @param calls how calls are made
 * @param spending what may be spent
 * @param rules what may be bought
 * @param selection which images of the manifest take part
 * @param output how pictures are written
 * @param encoders the programs that write what Java cannot
 * @param origin what the ledger says of where its calls come from
 */
public record GenerationRequest(
        RunPaths places,
        Service service,
        CallLimits calls,
        SpendingLimits spending,
        BuyingRules rules,
        Selection selection,
        OutputRules output,
        Encoders encoders,
        CallOrigin origin) {

    /** Starts from what the goals' parameters say by default. */
    public static Builder builder(RunPaths places, Service service) {
        return new Builder(places, service);
    }

    public ClientSettings clientSettings() {
        return new ClientSettings(service.endpoint(), service.proxy(), calls.requestTimeout(), calls.maxConcurrent());
    }

    /** Makes a request, one part by its name at a time. */
    public static final class Builder {

        private final RunPaths places;
        private final Service service;
        private CallLimits calls = new CallLimits(8, 50, Duration.ofMinutes(5), 3, Duration.ofMinutes(2));
        private SpendingLimits spending = SpendingLimits.builder().build();
        private BuyingRules rules = BuyingRules.builder().build();
        private Selection selection = new Selection(new NamePatterns(List.of()), Optional.empty());
        private OutputRules output = OutputRules.defaults();
        private Encoders encoders = Encoders.none();
        private CallOrigin origin = CallOrigin.unknown();

        private Builder(RunPaths places, Service service) {
            this.places = places;
            this.service = service;
        }

        public Builder calls(CallLimits value) {
            calls = value;
            return this;
        }

        public Builder spending(SpendingLimits value) {
            spending = value;
            return this;
        }

        public Builder rules(BuyingRules value) {
            rules = value;
            return this;
        }

        public Builder selection(Selection value) {
            selection = value;
            return this;
        }

        public Builder output(OutputRules value) {
            output = value;
            return this;
        }

        public Builder encoders(Encoders value) {
            encoders = value;
            return this;
        }

        public Builder origin(CallOrigin value) {
            origin = value;
            return this;
        }

        public GenerationRequest build() {
            return new GenerationRequest(places, service, calls, spending, rules, selection, output, encoders, origin);
        }
    }
}
