package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.BankCheck;
import io.github.seedreamplugin.bank.Verification;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Reads every picture of this machine's bank and compares its digest. A picture that is not what it should be is set
 * aside, so that the next build takes it from the shared bank, and the goal fails with the list.
 *
 * @since 1.0.0
 */
@Mojo(name = "bank-verify", requiresProject = false, requiresDirectInvocation = true, threadSafe = true)
public final class BankVerifyMojo extends BankMojo {

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        try {
            Verification found = new BankCheck(home()).verify();
            found.damaged().forEach(one -> getLog().error("Damaged: "
                    + one.record().key() + " has lost " + one.lost().size() + " of "
                    + one.record().pictures().size() + " pictures"));
            found.unreadable().forEach(one -> getLog().error("Unreadable: " + one.file() + ": " + one.reason()));
            found.orphans().forEach(file -> getLog().warn("Belongs to no purchase: " + file));
            if (!found.isSound()) {
                throw new MojoExecutionException(found.damaged().size()
                        + found.unreadable().size()
                        + " purchases of the bank in " + home() + " are damaged; restore them from a backup, or let the"
                        + " next build take them from the shared bank");
            }
            getLog().info(found.whole().size() + (found.whole().size() == 1 ? " purchase is" : " purchases are")
                    + " whole in " + home());
        } catch (IOException e) {
            throw new MojoExecutionException("The bank in " + home() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
