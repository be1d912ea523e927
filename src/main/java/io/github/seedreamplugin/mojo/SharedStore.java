package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.DirectoryStore;
import io.github.seedreamplugin.bank.RemoteStore;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.spi.connector.transport.Transporter;
import org.eclipse.aether.spi.connector.transport.TransporterProvider;
import org.eclipse.aether.transfer.NoTransporterException;
import org.jspecify.annotations.Nullable;

/** Opens the shared bank that the parameters name: a directory for {@code file:} URLs, else Maven's own transport. */
public final class SharedStore {

    /** The generic package registries of GitLab and of Gitea, up to where the name and version of a package go. */
    private static final Pattern PACKAGE_REGISTRY =
            Pattern.compile(".*/api/(v4/projects/[^/]+/packages/generic|packages/[^/]+/generic)(?<packagePath>/.*|$)");

    private final RepositorySystem repositories;
    private final TransporterProvider transporters;

    /** Maven gives both. */
    @Inject
    public SharedStore(RepositorySystem repositories, TransporterProvider transporters) {
        this.repositories = repositories;
        this.transporters = transporters;
    }

    /** The shared bank, if there is one; a network one that is not to be reached when Maven works offline. */
    Optional<RemoteStore> open(MavenSession session, String id, @Nullable String url) throws MojoFailureException {
        if (url == null || url.isBlank()) {
            return Optional.empty();
        }
        URI address = address(url.strip(), id);
        if (address.getScheme().equals("file")) {
            return Optional.of(new DirectoryStore(Path.of(address)));
        }
        return Optional.of(session.isOffline() ? new OfflineStore(url) : transport(session, id, address));
    }

    /** No message shows the URL as it was given, since it may hold a password. */
    private static URI address(String url, String id) throws MojoFailureException {
        String example =
                "; it must be an http, https or file URL, such as https://nexus.example.com/repository/seedream/";
        URI address;
        try {
            address = new URI(url);
        } catch (URISyntaxException e) {
            throw new MojoFailureException("seedream.bankUrl is not a URL (" + e.getReason() + " at character "
                    + (e.getIndex() + 1) + ")" + example);
        }
        if (address.getScheme() == null) {
            throw new MojoFailureException("seedream.bankUrl has no scheme" + example);
        }
        String authority = Optional.ofNullable(address.getRawAuthority()).orElse("");
        if (authority.contains("@")) {
            throw new MojoFailureException("seedream.bankUrl has a user name or password in it. Remove them from the"
                    + " URL and put them into the <server> '" + id + "' in settings.xml, as <username> and <password>");
        }
        if (address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new MojoFailureException("seedream.bankUrl has a ? or # in it; name the folder of the bank alone,"
                    + " such as https://nexus.example.com/repository/seedream/");
        }
        return address;
    }

    static void close(Optional<RemoteStore> shared) {
        shared.ifPresent(RemoteStore::close);
    }

    private RemoteStore transport(MavenSession session, String id, URI address) throws MojoFailureException {
        RepositorySystemSession repositorySession = session.getRepositorySession();
        String base = address.toString().endsWith("/") ? address.toString() : address + "/";
        boolean registry = isPackageRegistry(address);
        RemoteRepository plain = new RemoteRepository.Builder(id, "default", base).build();
        // A deployment repository is given the credentials and the proxy of settings.xml, and no mirror.
        RemoteRepository repository = repositories.newDeploymentRepository(repositorySession, plain);
        try {
            Transporter transporter = transporters.newTransporter(repositorySession, repository);
            RemoteStore store = new TransporterStore(base, id, transporter);
            return registry ? new PackageStore(store) : store;
        } catch (NoTransporterException e) {
            throw new MojoFailureException(
                    "seedream.bankUrl is '" + address + "', which this Maven cannot use: " + e.getMessage()
                            + "; use an http, https or file URL",
                    e);
        }
    }

    /** Whether the URL is one of a package in a registry that has no folders; fails if it names no package there. */
    private static boolean isPackageRegistry(URI address) throws MojoFailureException {
        Matcher found = PACKAGE_REGISTRY.matcher(
                Optional.ofNullable(address.getRawPath()).orElse(""));
        if (!found.matches()) {
            return false;
        }
        if (!found.group("packagePath").matches("/[^/]+/[^/]+/?")) {
            throw new MojoFailureException("seedream.bankUrl is in a generic package registry, so it must end with the"
                    + " name and the version of one package, such as"
                    + " https://gitlab.example.com/api/v4/projects/42/packages/generic/seedream-bank/1/");
        }
        return true;
    }

    /** A shared bank that must not be asked. */
    private record OfflineStore(String name) implements RemoteStore {

        @Override
        public Fetched get(String path, Path target) {
            return new Fetched.Unreachable("Maven works offline");
        }

        @Override
        public Stored put(String path, Path source) {
            return new Stored.Failed("Maven works offline");
        }
    }
}
