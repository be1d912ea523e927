package io.github.seedreamplugin.generation.request;

/**
 * What may be bought at all.
 *
 * @param frozen nothing is bought: an image is current, restored, or a failure
 * @param offline Maven works offline: nothing that needs the network is done
 * @param rebuy images that may be bought although an earlier purchase of them was, or may have been, paid for
 * @param buyWithoutSharedBank whether to buy although a shared bank is configured and cannot be reached
 */
public record BuyingRules(boolean frozen, boolean offline, NamePatterns rebuy, boolean buyWithoutSharedBank) {}
