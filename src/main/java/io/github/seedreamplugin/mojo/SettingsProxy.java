package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.segmind.ProxyServer;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** Chooses the proxy of settings.xml that lies between this machine and a host. */
final class SettingsProxy {

    private final Settings settings;
    private final SettingsDecrypter decrypter;

    SettingsProxy(Settings settings, SettingsDecrypter decrypter) {
        this.settings = settings;
        this.decrypter = decrypter;
    }

    /** The first active proxy for the target's protocol that does not leave the target's host out. */
    Optional<ProxyServer> between(URI target) throws MojoFailureException {
        for (Proxy proxy : settings.getProxies()) {
            if (proxy.isActive() && serves(proxy, target) && !leavesOut(proxy, target.getHost())) {
                return Optional.of(server(decrypted(proxy)));
            }
        }
        return Optional.empty();
    }

    /** Like Maven itself, a proxy that is declared for http serves https too, unless one is declared for that. */
    private boolean serves(Proxy proxy, URI target) {
        String protocol = proxy.getProtocol().toLowerCase(Locale.ROOT);
        if (protocol.equals(target.getScheme())) {
            return true;
        }
        return protocol.equals("http")
                && settings.getProxies().stream()
                        .noneMatch(
                                other -> other.isActive() && other.getProtocol().equalsIgnoreCase(target.getScheme()));
    }

    private static boolean leavesOut(Proxy proxy, String host) {
        String patterns = proxy.getNonProxyHosts();
        if (patterns == null) {
            return false;
        }
        return Arrays.stream(patterns.split("[|,]"))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .anyMatch(pattern -> matches(pattern, host));
    }

    private static boolean matches(String pattern, String host) {
        String expression = Arrays.stream(pattern.split("\\*", -1))
                .map(Pattern::quote)
                .reduce((left, right) -> left + ".*" + right)
                .orElse("");
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE)
                .matcher(host)
                .matches();
    }

    private Proxy decrypted(Proxy proxy) throws MojoFailureException {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(proxy));
        Optional<SettingsProblem> failure =
                Decryption.failure(result, result.getProxy().getPassword());
        if (failure.isPresent()) {
            throw new MojoFailureException("The <password> of <proxy> '" + proxy.getId()
                    + "' in settings.xml cannot be decrypted: "
                    + failure.get().getMessage()
                    + ". Encrypt it again with 'mvn --encrypt-password' and see that settings-security.xml is there.");
        }
        return result.getProxy();
    }

    private static ProxyServer server(Proxy proxy) {
        return new ProxyServer(proxy.getHost(), proxy.getPort(), credentials(proxy.getUsername(), proxy.getPassword()));
    }

    private static Optional<ProxyServer.Credentials> credentials(@Nullable String user, @Nullable String password) {
        return user == null || user.isBlank()
                ? Optional.empty()
                : Optional.of(new ProxyServer.Credentials(user, password == null ? "" : password));
    }
}
