package io.github.seedreamplugin.generation.request;

import io.github.seedreamplugin.segmind.ClientSettings;

/**
 * Everything that one run of {@code generate} or {@code plan} was asked to do.
 *
 * @param places where things are read and written
 * @param service what makes the pictures
 * @param calls how calls are made
 * @param spending what may be spent
 * @param rules what may be bought
 * @param selection which images of the manifest take part
 */
public record GenerationRequest(
        RunPaths places,
        Service service,
        CallLimits calls,
        SpendingLimits spending,
        BuyingRules rules,
        Selection selection) {

    public ClientSettings clientSettings() {
        return new ClientSettings(service.endpoint(), service.proxy(), calls.requestTimeout(), calls.maxConcurrent());
    }
}
