package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.RemoteStore;
import io.github.seedreamplugin.bank.SharedBank;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Uploads every purchase of this machine's bank to the shared bank: those that a build could not upload, and those from
 * before there was a shared bank.
 *
 * @since 1.0.0
 */
@Mojo(name = "bank-push", requiresProject = false, requiresDirectInvocation = true, threadSafe = true)
public final class BankPushMojo extends SharedBankMojo {

    @Override
    String work() {
        return "uploading to the shared bank";
    }

    @Override
    void runOnBank() throws MojoExecutionException, MojoFailureException {
        Optional<RemoteStore> store = openSharedBank();
        if (store.isEmpty()) {
            throw new MojoFailureException("No shared bank is configured; set -Dseedream.bankUrl=https://…/");
        }
        try {
            push(store.get());
        } catch (IOException e) {
            throw new MojoExecutionException("The bank in " + home() + " cannot be read: " + e.getMessage(), e);
        } finally {
            SharedStore.close(store);
        }
    }

    private void push(RemoteStore store) throws IOException, MojoExecutionException, MojoFailureException {
        Bank bank = new Bank(home());
        SharedBank shared = new SharedBank(bank, home(), store);
        Optional<String> obstacle = shared.create();
        if (obstacle.isPresent()) {
            throw new MojoExecutionException("The shared bank cannot be used: " + obstacle.get());
        }
        for (BankRecord record : bank.records()) {
            shared.markPending(record.key());
        }
        SharedBank.Pushed pushed = shared.pushPending();
        if (pushed instanceof SharedBank.Pushed.Failed failed) {
            throw new MojoExecutionException(failed.pushed() + " purchases are in the shared bank, " + failed.left()
                    + " are not yet: " + failed.reason() + "; run bank-push again");
        }
        int records = ((SharedBank.Pushed.Whole) pushed).records();
        getLog().info(records + (records == 1 ? " purchase is" : " purchases are") + " in the shared bank "
                + store.name());
    }
}
