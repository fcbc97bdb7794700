package io.fairlead.core.config.read;

import io.fairlead.core.access.Access;
import io.fairlead.core.access.ProxyRules;
import io.fairlead.core.config.ExtensionConfig;
import io.fairlead.core.config.KnownExtensions;
import io.fairlead.core.config.ProviderConfig;
import io.fairlead.core.config.Secret;
import io.fairlead.core.config.schema.Key;
import io.fairlead.core.config.schema.PolicyKeys;
import io.fairlead.core.config.schema.ProviderKeys;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads upstream accounts. */
final class ProviderReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");

    private final Reading reading;
    private final ModelReader models;
    private final ExtensionReader extensions;
    private final AccessReader access;

    /** @param proxies for providers that say nothing of them */
    ProviderReader(Reading reading, ProxyRules proxies) {
        this.reading = reading;
        this.models = new ModelReader(reading);
        this.extensions = new ExtensionReader(reading);
        this.access = new AccessReader(reading, proxies);
    }

    /** Providers by name, as far as they could be read, and what each says of policies over a level behind it. */
    Map<String, Account> read(Map<String, Spot> spots, Level behind) {
        Map<String, Account> accounts = new LinkedHashMap<>();
        spots.forEach((name, spot) -> {
            if (!NAME.matcher(name).matches()) {
                reading.problem(
                        spot.key(),
                        spot.path().text(),
                        "the name '" + name + "'",
                        "lower case letters, digits, '.', '_' and '-', a letter or digit first");
            }
            Block block = Block.open(reading, ProviderKeys.PROVIDER, spot);
            Level said = Level.said(block, PolicyKeys.ALL);
            accounts.put(name, new Account(provider(name, block, said.over(behind)), said));
        });
        return accounts;
    }

    /** A provider, unless its type is missing, and what itself it says of policies. */
    record Account(@Nullable ProviderConfig provider, Level said) {}

    private @Nullable ProviderConfig provider(String name, Block block, Level level) {
        ExtensionConfig type = type(block);
        List<Secret> keys = keys(block);
        boolean discover = block.get(ProviderKeys.DISCOVER);
        var named = models.models(block);
        Access reached = access.read(block);
        return type == null
                ? null
                : new ProviderConfig(name, type, keys, discover, named, PolicyReader.policies(level), reached);
    }

    private @Nullable ExtensionConfig type(Block block) {
        Spot type = block.spot(ProviderKeys.TYPE.key());
        if (block.find(ProviderKeys.TYPE) == null || type == null) {
            return null;
        }
        List<String> ownKeys =
                ProviderKeys.PROVIDER.keys().stream().map(Key::name).toList();
        ExtensionReader.Place place = new ExtensionReader.Place(block.path(), ownKeys);
        return extensions.use(KnownExtensions.PROVIDER, type, place, block.rest());
    }

    private List<Secret> keys(Block block) {
        List<Secret> many = block.find(ProviderKeys.KEYS);
        List<Secret> one = block.find(ProviderKeys.KEY);
        Spot spot = block.spot(ProviderKeys.KEY.key());
        if (many != null && one != null && spot != null) {
            reading.problem(spot.key(), spot.path().text(), "key beside keys", "one of the two");
        }
        Set<Secret> keys = new LinkedHashSet<>(many == null ? List.of() : many);
        keys.addAll(one == null ? List.of() : one);
        return List.copyOf(keys);
    }
}
