package io.github.seedreamplugin.bank;

/**
 * An entry of the ledger and its place among all others.
 *
 * @param sequence its number; the entry with the smaller one was written first. Entries of earlier versions of the plugin
 *     have no number in their name, only a time: theirs are below zero, in order of that time
 * @param entry what it says
 * @param <T> what it is about
 */
public record Numbered<T extends LedgerEntry>(long sequence, T entry) {}
