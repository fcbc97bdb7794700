package io.fairlead.core.config.read;

import io.fairlead.core.access.Access;
import io.fairlead.core.access.PemFiles;
import io.fairlead.core.access.ProxyRules;
import io.fairlead.core.config.schema.ProviderKeys;
import org.jspecify.annotations.Nullable;

/** Reads how the upstreams of a provider are reached. */
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
        return spot == null
                ? null
                : new PemFilesReader(reading).read(Block.open(reading, ProviderKeys.UPSTREAM_TLS, spot), spot);
    }
}
