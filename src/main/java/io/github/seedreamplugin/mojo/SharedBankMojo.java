package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.RemoteStore;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that use the shared bank besides this machine's. */
abstract class SharedBankMojo extends BankMojo {

    /** Opens the shared bank. */
    @Inject
    private @Nullable SharedStore sharedStore;

    /**
     * The URL of the shared bank.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.bankUrl")
    private @Nullable String bankUrl;

    /**
     * The id of the {@code <server>} in settings.xml that holds the shared bank's credentials.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.bankId", defaultValue = "seedream-bank")
    private String bankId = "seedream-bank";

    /** Opens the shared bank, if there is one; the caller closes it with {@link SharedStore#close}. */
    final Optional<RemoteStore> openSharedBank() throws MojoFailureException {
        return set(sharedStore, "sharedStore").open(session(), bankId, bankUrl);
    }
}
