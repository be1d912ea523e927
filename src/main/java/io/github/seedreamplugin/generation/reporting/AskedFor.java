package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.generation.request.BuyingRules;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.manifest.ManifestProperties;
import io.github.seedreamplugin.output.Encoders;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run was asked for, as far as it bears on pictures that are there already: not what may be bought and spent, and
 * not which build asks, which on a CI server is another one every time.
 */
final class AskedFor {

    private final List<Object> values = new ArrayList<>();

    private AskedFor() {}

    /** Whether the request wants something looked at or done even if nothing has changed. */
    static boolean isMoreThanToBeCurrent(GenerationRequest request) {
        BuyingRules rules = request.rules();
        return request.output().verify()
                || !request.selection().isAll()
                || !rules.rebuy().isEmpty()
                || !rules.forget().isEmpty()
                || rules.plan().isPresent();
    }

    /**
     * The same text for the same request in every JVM. Value by value: the text that Java makes of a record costs a fresh
     * JVM several milliseconds for each kind of record.
     *
     * @param usesProperties whether the manifest can use the project's properties
     */
    static String digest(GenerationRequest request, boolean usesProperties) {
        AskedFor asked = new AskedFor();
        asked.add(PluginVersion.read().orElse(""));
        asked.add(request.places(), usesProperties);
        asked.add(request.service().endpoint().uri());
        asked.add(request.service().simulated());
        asked.add(request.output().provenance());
        asked.add(request.output().provenancePrompt());
        asked.add(request.output().resourcesPath().orElse(""));
        asked.add(request.output().javaPackage().orElse(""));
        asked.add(request.encoders());
        asked.add(request.origin().project().orElse(""));
        return Sha256.of(asked.values.toString());
    }

    private void add(RunPaths places, boolean usesProperties) {
        add(places.base());
        add(places.manifest());
        add(places.lockFile());
        add(places.outputDirectory());
        add(places.reportDirectory());
        add(places.home());
        add(places.otherHomes());
        add(places.manifestRules().isStrict());
        add(places.manifestRules().formats());
        if (usesProperties) {
            ManifestProperties properties = places.manifestRules().properties();
            add(properties.values());
            add(properties.systemProperties());
            add(properties.madeOfSecrets());
        }
    }

    private void add(Encoders encoders) {
        add(encoders.webp().map(Object::toString).orElse(""));
        add(encoders.avif().map(Object::toString).orElse(""));
    }

    private void add(Object value) {
        values.add(value);
    }
}
