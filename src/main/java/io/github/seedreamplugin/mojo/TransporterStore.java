package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.RemoteStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.aether.spi.connector.transport.GetTask;
import org.eclipse.aether.spi.connector.transport.PutTask;
import org.eclipse.aether.spi.connector.transport.Transporter;

/**
 * A shared bank behind Maven's own transport: plain PUT and GET, with the credentials and proxies of settings.xml, and
 * without mirrors, checksums or remembered misses.
 */
final class TransporterStore implements RemoteStore {

    /** A store that takes each file only once says so in one of these ways; Nexus and Artifactory differ. */
    private static final Pattern TAKES_NO_SECOND = Pattern.compile("\\b(400|403|409)\\b");

    private final String name;
    private final String serverId;
    private final Transporter transporter;

    TransporterStore(String name, String serverId, Transporter transporter) {
        this.name = name;
        this.serverId = serverId;
        this.transporter = transporter;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<String> credentialsFrom() {
        return Optional.of("the <server> '" + serverId + "' in settings.xml");
    }

    @Override
    public Fetched get(String path, Path target) {
        try {
            // File and not Path: Resolver 1.x, which Maven 3 brings, knows no other.
            transporter.get(new GetTask(URI.create(path)).setDataFile(target.toFile()));
            return new Fetched.Arrived();
        } catch (Exception e) {
            // Nothing but the transporter's own verdict may count as a miss: any other would be paid for again.
            return transporter.classify(e) == Transporter.ERROR_NOT_FOUND
                    ? new Fetched.NotFound()
                    : new Fetched.Unreachable(reason(e));
        }
    }

    @Override
    public Stored put(String path, Path source) {
        try {
            transporter.put(new PutTask(URI.create(path)).setDataFile(source.toFile()));
            return new Stored.Done();
        } catch (Exception e) {
            String reason = reason(e);
            return TAKES_NO_SECOND.matcher(reason).find() ? new Stored.AlreadyThere(reason) : new Stored.Failed(reason);
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    @Override
    public void close() {
        transporter.close();
    }
}
