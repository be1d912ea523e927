package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.manifest.LockedFile;
import io.github.seedreamplugin.manifest.Variant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which files an image has in the output directory, and which of its pictures each of them shows. */
public final class Publication {

    private static final Pattern OTHER = Pattern.compile("(-[0-9]+)?(@[0-9]+(x[0-9]+)?)?\\.[a-z]+");

    private Publication() {}

    /**
     * The pictures that the manifest publishes: all of them, each by its number, or those that it picks. A number that
     * the model did not make is left out.
     */
    public static List<LockedFile> files(ImageSpec spec, LockEntry entry) {
        if (spec.pick().isEmpty()) {
            return entry.files();
        }
        List<LockedFile> files = new ArrayList<>();
        int position = 0;
        for (int number : spec.pick()) {
            position++;
            if (number <= entry.files().size()) {
                LockedFile file = entry.files().get(number - 1);
                files.add(new LockedFile(
                        stem(spec, position) + "." + file.picture().type().extension(), file.picture()));
            }
        }
        return files;
    }

    /** The path of the published picture at this position, without its extension. */
    private static String stem(ImageSpec spec, int position) {
        boolean several = spec.pick().isEmpty()
                ? spec.attributes().maxImages() > 1
                : spec.pick().size() > 1;
        return spec.name() + (several ? "-" + position : "");
    }

    /** The path of a variant of a published picture. */
    static String variant(LockedFile file, Variant variant) {
        String path = file.path();
        return variant.fileName(
                path.substring(0, path.lastIndexOf('.')), file.picture().type());
    }

    /** Whether a path is one that an image of this name may have had a file at: by number, or a variant. */
    public static boolean mayBeOf(String name, String path) {
        return path.startsWith(name)
                && OTHER.matcher(path.substring(name.length())).matches();
    }

    /** Every path that one of these images may have a file at. */
    public static Set<String> claims(List<ImageSpec> specs) {
        Set<String> claims = new HashSet<>();
        specs.forEach(spec -> claims.addAll(claims(spec)));
        return claims;
    }

    /** Every path that the image may have a file at, whatever the service answers. */
    public static Set<String> claims(ImageSpec spec) {
        int most = spec.pick().isEmpty()
                ? spec.attributes().maxImages()
                : spec.pick().size();
        Set<String> claims = new HashSet<>();
        for (int position = 1; position <= most; position++) {
            for (PictureType type : PictureType.values()) {
                claims.add(stem(spec, position) + "." + type.extension());
                for (Variant variant : spec.variants()) {
                    claims.add(variant.fileName(stem(spec, position), type));
                }
            }
        }
        return claims;
    }
}
