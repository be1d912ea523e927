package io.github.seedreamplugin.mojo;

import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.cipher.PlexusCipherException;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/** Reads settings.xml and decrypts what is in it, with Maven's own code. */
final class SettingsFiles {

    private SettingsFiles() {}

    static Settings read(Path file) throws SettingsBuildingException {
        return new DefaultSettingsBuilderFactory()
                .newInstance()
                .build(new DefaultSettingsBuildingRequest().setUserSettingsFile(file.toFile()))
                .getEffectiveSettings();
    }

    /** @param security the file that holds the master password */
    static SettingsDecrypter decrypter(Path security) throws PlexusCipherException {
        return new DefaultSettingsDecrypter(
                new DefaultSecDispatcher(new DefaultPlexusCipher(), Map.of(), security.toString()));
    }
}
