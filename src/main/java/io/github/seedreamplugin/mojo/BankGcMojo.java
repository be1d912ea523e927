package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.BankCleaning;
import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.Garbage;
import io.github.seedreamplugin.bank.PurchaseKey;
import io.github.seedreamplugin.files.Directories;
import io.github.seedreamplugin.manifest.ImagesLockFile;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.manifest.LockReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Lists what is in this machine's bank but in none of the given locks, and deletes it if {@code delete} is true. What
 * is deleted was paid for and cannot be restored for free, so name the locks of every project that uses this bank.
 *
 * @since 1.0.0
 */
@Mojo(name = "bank-gc", requiresProject = false, requiresDirectInvocation = true, threadSafe = true)
public final class BankGcMojo extends BankMojo {

    /**
     * The locks of all projects that use this bank: files, or directories that are searched for {@code *.lock.yaml}.
     *
     * <p>Example: {@code -Dseedream.locks=../shop,../blog/src/main/seedream/images.lock.yaml}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.locks", required = true)
    private @Nullable List<String> locks;

    /**
     * Whether to delete what the goal lists.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.delete", defaultValue = "false")
    private boolean delete;

    @Override
    String work() {
        return "looking for what no lock mentions";
    }

    @Override
    void runOnBank() throws MojoExecutionException, MojoFailureException {
        BankCleaning cleaning = new BankCleaning(home());
        try {
            Garbage garbage = cleaning.garbage(mentioned());
            garbage.purchases().forEach(purchase -> getLog().info(line(purchase)));
            String what = garbage.purchases().size() + (garbage.purchases().size() == 1 ? " purchase" : " purchases")
                    + " and " + garbage.files().size() + (garbage.files().size() == 1 ? " file" : " files") + ", "
                    + (garbage.bytes() >> 10) + " KiB, in " + home();
            if (delete) {
                cleaning.free(garbage);
                getLog().info("Deleted " + what);
            } else {
                getLog().info("No lock mentions " + what + ". Nothing was deleted; -Dseedream.delete=true deletes it");
            }
        } catch (IOException e) {
            throw new MojoExecutionException("The bank in " + home() + " cannot be cleaned: " + DiskFailure.text(e), e);
        }
    }

    private static String line(BankRecord purchase) {
        return purchase.bought().toString().substring(0, 10) + "  "
                + purchase.key().shortForm() + "  " + purchase.project().orElse("-") + "  "
                + purchase.image().orElse("-");
    }

    private Set<PurchaseKey> mentioned() throws IOException, MojoFailureException {
        List<String> places = new ArrayList<>(locks == null ? List.of() : locks);
        places.removeIf(place -> place == null || place.isBlank());
        if (places.isEmpty()) {
            // Maven takes a list without an entry for a value of a required parameter.
            throw new MojoFailureException("seedream.locks names no lock, so every purchase would be deleted. Name the"
                    + " locks of every project that uses this bank, as in -Dseedream.locks=../shop,../blog. Nothing was"
                    + " deleted");
        }
        Set<PurchaseKey> keys = new HashSet<>();
        for (String named : places) {
            List<Path> files = locksIn(base().resolve(named.strip()));
            if (files.isEmpty()) {
                throw new MojoFailureException("seedream.locks has '" + named + "', and there is no *.lock.yaml there."
                        + " Nothing was deleted");
            }
            for (Path file : files) {
                if (!(new ImagesLockFile(file).read() instanceof LockReading.Readable lock)) {
                    throw new MojoFailureException("The lock " + file + " cannot be read. Nothing was deleted");
                }
                for (LockEntry entry : lock.lock().entries().values()) {
                    keys.add(new PurchaseKey(entry.key()));
                }
            }
        }
        return keys;
    }

    /** A copy that a build made, below the place that is searched; what lies above that place says nothing. */
    private static boolean isBuilt(Path below) {
        for (Path name : below) {
            if (name.toString().equals("target")) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> locksIn(Path place) throws IOException {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        return Directories.files(place).stream()
                .filter(file -> file.toString().endsWith(".lock.yaml"))
                .filter(file -> !isBuilt(place.relativize(file)))
                .toList();
    }
}
