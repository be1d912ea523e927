package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.BankCheck;
import io.github.seedreamplugin.bank.RemoteStore;
import io.github.seedreamplugin.bank.SharedBank;
import io.github.seedreamplugin.bank.Verification;
import io.github.seedreamplugin.generation.restore.Originals;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks every picture of this machine's bank against its digest, and sets damaged ones aside. The goal says where they
 * can be restored from for free: the pictures of this project, or the shared bank. It fails if anything is damaged.
 *
 * @since 1.0.0
 */
@Mojo(name = "bank-verify", requiresProject = false, requiresDirectInvocation = true, threadSafe = true)
public final class BankVerifyMojo extends SharedBankMojo {

    /**
     * The directory with the pictures of this project, which may have what the bank has lost.
     *
     * @since 1.0.0
     */
    @Parameter(
            property = "seedream.outputDirectory",
            defaultValue = "${project.build.directory}/generated-resources/seedream")
    private @Nullable File outputDirectory;

    @Override
    String work() {
        return "checking the bank's pictures";
    }

    @Override
    void runOnBank() throws MojoExecutionException, MojoFailureException {
        try {
            verify();
        } catch (IOException e) {
            throw new MojoExecutionException("The bank in " + home() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void verify() throws IOException, MojoExecutionException, MojoFailureException {
        BankCheck check = new BankCheck(home());
        Verification found = check.verify();
        found.damaged().forEach(one -> getLog().error("Damaged: "
                + one.record().key() + " has lost " + one.lost().size() + " of "
                + one.record().pictures().size() + " pictures"));
        found.unreadable().forEach(one -> getLog().error("Unreadable: " + one.file() + ": " + one.reason()));
        found.orphans().forEach(file -> getLog().warn("Belongs to no purchase: " + file));
        if (!found.isSound()) {
            repairs(check, found).forEach(repair -> getLog().info("Can be repaired: "
                    + repair.record().key() + " from "
                    + repair.file().map(Path::toString).orElse("the shared bank")
                    + "; the next seedream:generate of its project repairs it"));
            int damaged = found.damaged().size() + found.unreadable().size();
            throw new MojoExecutionException(damaged
                    + (damaged == 1 ? " purchase" : " purchases") + " of the bank in " + home()
                    + (damaged == 1 ? " is" : " are")
                    + " damaged; restore from a backup what cannot be repaired as shown above");
        }
        getLog().info(found.whole().size() + (found.whole().size() == 1 ? " purchase is" : " purchases are")
                + " intact in " + home());
    }

    private List<BankCheck.Repair> repairs(BankCheck check, Verification found)
            throws IOException, MojoFailureException {
        Optional<RemoteStore> store = openSharedBank();
        try {
            Path home = home();
            return check.repairs(
                    found,
                    outputDirectory == null ? Map.of() : Originals.in(outputDirectory.toPath()),
                    store.map(open -> new SharedBank(new Bank(home), home, open)));
        } finally {
            SharedStore.close(store);
        }
    }
}
