package io.github.seedreamplugin.manifest;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was bought for which image, as {@code images.lock.yaml} says it.
 *
 * @param entries by the name of the image
 */
public record Lock(SortedMap<String, LockEntry> entries) {

    public Lock {
        for (String name : entries.keySet()) {
            if (ImageName.fault(name).isPresent()) {
                throw new IllegalArgumentException("no name of an image: " + name);
            }
        }
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** Without any entry, as it is before the first purchase. */
    public static Lock empty() {
        return new Lock(Collections.emptySortedMap());
    }

    /** With this entry in place of what it said of the image before. */
    public Lock with(String name, LockEntry entry) {
        SortedMap<String, LockEntry> changed = new TreeMap<>(entries);
        changed.put(name, entry);
        return new Lock(changed);
    }

    /** Without a word about the image. */
    public Lock without(String name) {
        SortedMap<String, LockEntry> changed = new TreeMap<>(entries);
        changed.remove(name);
        return new Lock(changed);
    }
}
