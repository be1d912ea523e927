package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.BankCleaning;
import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.RemoteStore;
import io.github.seedreamplugin.bank.SharedBank;
import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.output.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Removes one picture from this machine's bank, with everything that was made from it, and from the shared bank if
 * there is one. It is not restored or bought again unless you ask for it. Remove it from the output directory and from
 * Git yourself.
 *
 * @since 1.0.0
 */
@Mojo(name = "bank-remove", requiresProject = false, requiresDirectInvocation = true, threadSafe = true)
public final class BankRemoveMojo extends SharedBankMojo {

    private static final int SHORTEST_DIGEST = 8;

    /**
     * The picture: its file, or at least the first 8 characters of its SHA-256 digest as reports show it.
     *
     * <p>Example: {@code -Dseedream.picture=target/generated-resources/seedream/hero.jpg}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.picture", required = true)
    private @Nullable String picture;

    /**
     * Why the picture is removed; recorded in its place.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.reason", defaultValue = "taken down")
    private String reason = "taken down";

    /**
     * Whether to delete what the goal lists.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.delete", defaultValue = "false")
    private boolean delete;

    @Override
    String work() {
        return "removing the picture";
    }

    @Override
    void runOnBank() throws MojoExecutionException, MojoFailureException {
        try {
            List<BankRecord> purchases = new BankCleaning(home()).purchasesWith(digest());
            if (purchases.isEmpty()) {
                throw new MojoFailureException("No purchase in " + home() + " has a picture " + digest()
                        + "; the goal bank-list lists the purchases");
            }
            for (BankRecord purchase : purchases) {
                getLog().info((delete ? "Removing " : "Would remove ")
                        + purchase.key().shortForm() + ", bought on "
                        + purchase.bought().toString().substring(0, 10) + ", with "
                        + purchase.pictures().size() + (purchase.pictures().size() == 1 ? " picture" : " pictures"));
            }
            if (delete) {
                remove(purchases);
            } else {
                getLog().info("Nothing was removed; -Dseedream.delete=true removes it");
            }
        } catch (IOException e) {
            throw new MojoExecutionException("The picture cannot be removed: " + DiskFailure.text(e), e);
        }
    }

    private String digest() throws IOException, MojoFailureException {
        String named = set(picture, "picture").strip();
        Path file = base().resolve(named);
        if (Files.isRegularFile(file)) {
            // the bank has the picture as it came, without the metadata that its place gave it
            Optional<Picture> original = Stamp.originalOf(file);
            return original.isPresent() ? original.get().sha256() : Sha256.of(file);
        }
        if (!named.matches("[0-9a-f]{" + SHORTEST_DIGEST + ",64}")) {
            throw new MojoFailureException("seedream.picture is '" + named + "', which is neither a file nor a SHA-256"
                    + " digest of " + SHORTEST_DIGEST + " to 64 characters");
        }
        return named;
    }

    private void remove(List<BankRecord> purchases) throws IOException, MojoFailureException, MojoExecutionException {
        Optional<RemoteStore> store = openSharedBank();
        try {
            Instant now = Clock.systemUTC().instant();
            for (BankRecord purchase : purchases) {
                Optional<String> failure = store.isPresent()
                        ? new SharedBank(new Bank(home()), home(), store.get()).remove(purchase, now, reason)
                        : Optional.empty();
                if (failure.isPresent()) {
                    throw new MojoExecutionException("The shared bank still has it: " + failure.get()
                            + ". Nothing was removed here; run bank-remove again");
                }
                int files = new BankCleaning(home()).remove(purchase, now, reason);
                getLog().info("Removed " + files + (files == 1 ? " file" : " files") + " of "
                        + purchase.key().shortForm());
            }
        } finally {
            SharedStore.close(store);
        }
    }
}
