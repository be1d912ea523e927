package io.github.seedreamplugin.generation;

/**
 * What may be bought at all.
 *
 * @param frozen nothing is bought: an image is current, restored, or a failure
 * @param rebuy images that may be bought although an earlier purchase of them was, or may have been, paid for
 * @param buyWithoutSharedBank whether to buy although a shared bank is configured and cannot be reached
 */
public record BuyingRules(boolean frozen, NamePatterns rebuy, boolean buyWithoutSharedBank) {}
