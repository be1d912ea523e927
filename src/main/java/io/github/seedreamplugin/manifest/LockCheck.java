package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.image.Size;
import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Mapping;
import io.github.seedreamplugin.manifest.Node.Sequence;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a lock from its tree; whatever the plugin would not have written is reported, since it decides what is bought. */
final class LockCheck {

    private static final Set<String> TOP = Set.of("version", "images");
    private static final Set<String> ENTRY = Set.of(
            "key",
            "prompt",
            "aspect_ratio",
            "size",
            "max_images",
            "optimize_prompt",
            "watermark",
            "take",
            "bought",
            "credits",
            "files");
    private static final Set<String> FILE = Set.of("path", "sha256", "bytes", "type", "width", "height");
    private static final String CURE = "undo the change to this file, or restore it from git";

    private final Problems problems;

    LockCheck(Problems problems) {
        this.problems = problems;
    }

    /** What the lock says; only to be used if no problem was added. */
    Lock lock(Node root) {
        SortedMap<String, LockEntry> entries = new TreeMap<>();
        if (!(root instanceof Mapping document)) {
            problems.add(root.location(), ProblemCode.WRONG_TYPE, "this is not a lock: " + CURE);
            return Lock.empty();
        }
        LockFields top = new LockFields(document, TOP, problems);
        if (top.whole("version", Integer.MAX_VALUE) != 1 && document.entries().containsKey("version")) {
            problems.add(
                    top.location("version"),
                    ProblemCode.UNSUPPORTED_VERSION,
                    "this plugin reads only version 1 of the lock: use the version of the plugin that wrote it");
        }
        Entry images = document.entries().get("images");
        if (images != null && images.value() instanceof Mapping mapping) {
            for (Entry entry : mapping.entries().values()) {
                entry(entry, entries);
            }
        } else {
            top.bad("images", "a mapping");
        }
        return new Lock(entries);
    }

    private void entry(Entry entry, SortedMap<String, LockEntry> entries) {
        if (ImageName.fault(entry.key()).isPresent() || !(entry.value() instanceof Mapping mapping)) {
            problems.add(
                    entry.place(),
                    ProblemCode.INVALID_LOCK_FIELD,
                    ProblemText.quoted(entry.key()) + " is not an image with its fields: " + CURE);
            return;
        }
        LockFields facts = new LockFields(mapping, ENTRY, problems);
        ImageAttributes attributes = attributes(facts);
        String key = facts.text("key");
        int take = (int) facts.whole("take", Integer.MAX_VALUE);
        Instant bought = facts.parsed("bought", Instant::parse, Instant.EPOCH, "a time such as 2026-01-31T12:00:00Z");
        BigDecimal credits = facts.parsed("credits", LockCheck::credits, BigDecimal.ZERO, "an amount such as 0.035");
        List<LockedFile> files = files(facts, mapping);
        entries.put(
                entry.key(),
                LockEntry.of(key, attributes)
                        .take(take)
                        .bought(bought)
                        .credits(credits)
                        .files(files)
                        .build());
    }

    private static ImageAttributes attributes(LockFields facts) {
        return ImageAttributes.of(facts.parsed("prompt", LockCheck::prompt, "?", "a text that is not blank"))
                .aspectRatio(facts.parsed(
                        "aspect_ratio",
                        value -> AspectRatio.of(value).orElseThrow(IllegalArgumentException::new),
                        AspectRatio.SQUARE,
                        ProblemText.anyOf(AspectRatio.legalValues())))
                .size(facts.parsed(
                        "size",
                        value -> Size.of(value).orElseThrow(IllegalArgumentException::new),
                        Size.TWO_K,
                        ProblemText.anyOf(Size.legalValues())))
                .maxImages((int) facts.whole("max_images", ImageAttributes.MOST_IMAGES))
                .optimizePrompt(facts.parsed(
                        "optimize_prompt",
                        value -> OptimizePrompt.of(value).orElseThrow(IllegalArgumentException::new),
                        OptimizePrompt.STANDARD,
                        ProblemText.anyOf(OptimizePrompt.legalValues())))
                .watermark(facts.truth("watermark"))
                .build();
    }

    private static String prompt(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("blank");
        }
        return value;
    }

    private static BigDecimal credits(String value) {
        if (value.length() > LockEntry.MOST_DIGITS || !value.matches("[0-9]+(\\.[0-9]+)?")) {
            throw new IllegalArgumentException("no amount");
        }
        return new BigDecimal(value);
    }

    private List<LockedFile> files(LockFields facts, Mapping mapping) {
        Entry entry = mapping.entries().get("files");
        List<LockedFile> files = new ArrayList<>();
        if (entry == null
                || !(entry.value() instanceof Sequence sequence)
                || sequence.items().isEmpty()) {
            facts.bad("files", "a list of at least one picture");
            return files;
        }
        for (Entry item : sequence.items()) {
            if (item.value() instanceof Mapping file) {
                files.add(file(new LockFields(file, FILE, problems)));
            } else {
                problems.add(
                        item.place(), ProblemCode.INVALID_LOCK_FIELD, "this is not a file with its fields: " + CURE);
            }
        }
        return files;
    }

    private static LockedFile file(LockFields facts) {
        String path = facts.parsed("path", LockCheck::path, "x", "a path below the output directory");
        String digest = facts.parsed("sha256", LockCheck::digest, "0".repeat(64), "64 hexadecimal digits");
        PictureType type = facts.parsed(
                "type",
                value -> PictureType.ofMediaType(value).orElseThrow(IllegalArgumentException::new),
                PictureType.JPEG,
                "image/jpeg, image/png, image/webp or image/avif");
        long bytes = facts.whole("bytes", Long.MAX_VALUE);
        int width = (int) facts.whole("width", Integer.MAX_VALUE);
        int height = (int) facts.whole("height", Integer.MAX_VALUE);
        return new LockedFile(path, new Picture(digest, bytes, type, width, height));
    }

    private static String path(String value) {
        if (!LockedFile.isPath(value)) {
            throw new IllegalArgumentException("leads elsewhere");
        }
        return value;
    }

    private static String digest(String value) {
        if (!Picture.isDigest(value)) {
            throw new IllegalArgumentException("no digest");
        }
        return value;
    }
}
