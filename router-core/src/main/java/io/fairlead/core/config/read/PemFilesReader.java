package io.fairlead.core.config.read;

import io.fairlead.api.settings.Setting;
import io.fairlead.core.access.PemException;
import io.fairlead.core.access.PemFiles;
import io.fairlead.core.config.schema.ProviderKeys;
import io.fairlead.core.config.schema.ServerKeys;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads which files in PEM say who we are and whom to believe, to clients and to upstreams, and has a first look at them. */
final class PemFilesReader {
    private static final String CA = ProviderKeys.CA.key();
    private static final String CERTIFICATE = ServerKeys.CERTIFICATE.key();
    private static final String KEY = ServerKeys.KEY.key();

    private final Reading reading;

    PemFilesReader(Reading reading) {
        this.reading = reading;
    }

    /** The files that a block names; null if it cannot be used, which was reported. */
    @Nullable PemFiles read(Block tls, Spot spot) {
        Path authorities = path(tls, ProviderKeys.CA);
        Path certificate = path(tls, ProviderKeys.CERTIFICATE);
        Path key = path(tls, ProviderKeys.CERTIFICATE_KEY);
        if ((tls.spot(CERTIFICATE) == null) != (tls.spot(KEY) == null)) {
            reading.problem(spot, "only one of certificate and key", "both or none");
        }
        if ((certificate == null) != (key == null)) {
            return null;
        }
        PemFiles files = new PemFiles(authorities, certificate, key);
        check(tls, files, spot);
        return files;
    }

    private @Nullable Path path(Block tls, Setting<String> setting) {
        String text = tls.find(setting);
        Spot spot = tls.spot(setting.key());
        if (text == null || spot == null) {
            return null;
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            reading.problem(spot, Shown.found(spot.node(), false), "the path of a file");
            return null;
        }
    }

    private void check(Block tls, PemFiles files, Spot otherwise) {
        try {
            files.readAuthorities();
        } catch (PemException bad) {
            report(tls.spot(CA), otherwise, bad);
        }
        try {
            files.readIdentity();
        } catch (PemException bad) {
            report(tls.spot(bad.file().equals(files.key()) ? KEY : CERTIFICATE), otherwise, bad);
        }
    }

    private void report(@Nullable Spot where, Spot otherwise, PemException bad) {
        reading.problem(where == null ? otherwise : where, bad.found(), bad.expected());
    }
}
