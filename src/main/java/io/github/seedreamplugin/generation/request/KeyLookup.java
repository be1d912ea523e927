package io.github.seedreamplugin.generation.request;

import io.github.seedreamplugin.segmind.ApiKey;

/** The answer to the question for the account's key, which is asked only when something is to be bought. */
public sealed interface KeyLookup {

    /**
     * A key was found.
     *
     * @param key the key
     * @param source where it comes from, for people, such as {@code the <server> 'segmind' in settings.xml}
     */
    record Found(ApiKey key, String source) implements KeyLookup {}

    /**
     * No key was found.
     *
     * @param message where it was looked for and how to give it
     */
    record None(String message) implements KeyLookup {}
}
