package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.Service;
import io.github.seedreamplugin.segmind.BalanceOutcome;
import io.github.seedreamplugin.segmind.ClientSettings;
import io.github.seedreamplugin.segmind.SegmindClient;
import java.time.Clock;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Prints the credits that the account holds. Asking is free.
 *
 * @since 1.0.0
 */
@Mojo(name = "credits", requiresProject = false, requiresDirectInvocation = true, threadSafe = true)
public final class CreditsMojo extends ServiceMojo {

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        KeyLookup lookup = key();
        if (lookup instanceof KeyLookup.None none) {
            throw new MojoFailureException(none.message());
        }
        Service service = service();
        ClientSettings settings = new ClientSettings(service.endpoint(), service.proxy(), requestTimeout(), 1);
        try (SegmindClient client = new SegmindClient(settings, ((KeyLookup.Found) lookup).key(), Clock.systemUTC())) {
            print(client.balance());
        }
    }

    private void print(BalanceOutcome outcome) throws MojoExecutionException, MojoFailureException {
        if (outcome instanceof BalanceOutcome.Known known) {
            getLog().info("The account holds " + known.credits().toPlainString() + " credits");
        } else if (outcome instanceof BalanceOutcome.Refused refused) {
            throw new MojoFailureException("Asked for the balance, the service answered HTTP " + refused.status() + ": "
                    + refused.message() + "; see the API key and seedream.endpoint");
        } else if (outcome instanceof BalanceOutcome.Unavailable unavailable) {
            throw new MojoExecutionException("The balance cannot be read: " + unavailable.reason());
        }
    }
}
