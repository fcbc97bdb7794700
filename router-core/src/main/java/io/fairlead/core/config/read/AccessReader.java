package io.fairlead.core.config.read;

import io.fairlead.core.access.Access;
import io.fairlead.core.access.PemException;
import io.fairlead.core.access.PemFiles;
import io.fairlead.core.access.ProxyRules;
import io.fairlead.core.config.schema.ProviderKeys;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads how the upstreams of a provider are reached, and has a first look at the files. */
final class AccessReader {
    private final Reading reading;
    private final ProxyRules proxies;

    AccessReader(Reading reading, ProxyRules proxies) {
        this.reading = reading;
        this.proxies = proxies;
    }

    Access read(Block provider) {
        ProxyRules said = provider.find(ProviderKeys.PROXY);
        return new Access(said == null ? proxies : said, files(provider.spot(ProviderKeys.TLS)));
    }

    private @Nullable PemFiles files(@Nullable Spot spot) {
        if (spot == null) {
            return null;
        }
        Block tls = Block.open(reading, ProviderKeys.UPSTREAM_TLS, spot);
        Path authorities = path(tls, ProviderKeys.CA.key(), tls.find(ProviderKeys.CA));
        Path certificate = path(tls, ProviderKeys.CERTIFICATE.key(), tls.find(ProviderKeys.CERTIFICATE));
        Path key = path(tls, ProviderKeys.CERTIFICATE_KEY.key(), tls.find(ProviderKeys.CERTIFICATE_KEY));
        boolean alone = (tls.spot(ProviderKeys.CERTIFICATE.key()) == null)
                != (tls.spot(ProviderKeys.CERTIFICATE_KEY.key()) == null);
        if (alone) {
            reading.problem(spot, "only one of certificate and key", "both or none");
        }
        if ((certificate == null) != (key == null)) {
            return null;
        }
        PemFiles files = new PemFiles(authorities, certificate, key);
        check(tls, files, spot);
        return files;
    }

    private @Nullable Path path(Block tls, String key, @Nullable String text) {
        Spot spot = tls.spot(key);
        try {
            return text == null ? null : Path.of(text);
        } catch (InvalidPathException e) {
            if (spot != null) {
                reading.problem(spot, Shown.found(spot.node(), false), "the path of a file");
            }
            return null;
        }
    }

    private void check(Block tls, PemFiles files, Spot otherwise) {
        Spot ca = tls.spot(ProviderKeys.CA.key());
        Spot certificate = tls.spot(ProviderKeys.CERTIFICATE.key());
        try {
            files.readAuthorities();
        } catch (PemException bad) {
            reading.problem(ca == null ? otherwise : ca, bad.found(), bad.expected());
        }
        try {
            files.readIdentity();
        } catch (PemException bad) {
            Spot key = tls.spot(ProviderKeys.CERTIFICATE_KEY.key());
            Spot where = bad.file().equals(files.key()) ? key : certificate;
            reading.problem(where == null ? otherwise : where, bad.found(), bad.expected());
        }
    }
}
