package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.files.Directories;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds the {@code credit-report.json} of each shard.
 *
 * @param base where relative paths start
 * @param paths report directories, report files, or globs of either
 */
public record ShardReports(Path base, List<String> paths) {

    public static final String FILE_NAME = "credit-report.json";

    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

    public ShardReports {
        paths = List.copyOf(paths);
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("seedream.reports names no report; list the report directories of all"
                    + " shards, such as -Dseedream.reports=shards/*");
        }
        for (String path : paths) {
            if (path.isBlank()) {
                throw new IllegalArgumentException("seedream.reports has an empty entry");
            }
        }
    }

    /** The reports, sorted. One that was named and is not there is among them, for reading it says so. */
    public List<Path> files() throws IOException {
        Set<Path> files = new TreeSet<>();
        for (String path : paths) {
            // a directory may be called [1]
            if (GLOB.matcher(path).find() && !isPathThatExists(path)) {
                files.addAll(matches(path.replace('\\', '/')));
            } else {
                Path named = base.resolve(path).normalize();
                files.add(named.toString().endsWith(".json") ? named : named.resolve(FILE_NAME));
            }
        }
        return List.copyOf(files);
    }

    private boolean isPathThatExists(String path) {
        // Windows has no file with a * in its name and throws at the thought
        return path.indexOf('*') < 0 && path.indexOf('?') < 0 && Files.exists(base.resolve(path));
    }

    private List<Path> matches(String glob) throws IOException {
        int firstWild = wildSegment(glob);
        Path top = base.resolve(glob.substring(0, firstWild)).normalize();
        String wild = glob.substring(firstWild).replaceAll("/+$", "");
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + wild);
        return Directories.files(top).stream()
                .filter(file -> file.endsWith(FILE_NAME) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .map(top::relativize)
                .filter(file -> matcher.matches(file) || isIn(matcher, file))
                .map(top::resolve)
                .toList();
    }

    private static boolean isIn(PathMatcher directories, Path report) {
        Path directory = report.getParent();
        return directory != null && directories.matches(directory);
    }

    private static int wildSegment(String glob) {
        int end = 0;
        for (String segment : glob.split("/", -1)) {
            if (GLOB.matcher(segment).find()) {
                break;
            }
            end += segment.length() + 1;
        }
        return end;
    }
}
