package io.fairlead.core.config.read;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.deployment.Price;
import io.fairlead.core.config.ModelConfig;
import io.fairlead.core.config.schema.ProviderKeys;
import io.fairlead.core.config.tree.MapNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is said of models. */
final class ModelReader {
    private final Reading reading;

    ModelReader(Reading reading) {
        this.reading = reading;
    }

    /** The models that a provider names. */
    List<ModelConfig> models(Block provider) {
        Map<String, ModelConfig> models = new LinkedHashMap<>();
        for (Spot spot : provider.items(ProviderKeys.MODELS)) {
            ModelConfig model = model(spot);
            if (model != null && models.putIfAbsent(model.name(), model) != null) {
                reading.problem(spot, "'" + model.name() + "' again", "each model once");
            }
        }
        return List.copyOf(models.values());
    }

    private @Nullable ModelConfig model(Spot spot) {
        if (spot.node() instanceof MapNode) {
            Block block = Block.open(reading, ProviderKeys.MODEL_ENTRY, spot);
            String name = block.find(ProviderKeys.MODEL);
            return facts(name == null ? "" : name, block);
        }
        String name = reading.parse(ProviderKeys.MODEL, spot);
        return name == null ? null : ModelConfig.named(name);
    }

    /** What a block says of a model. */
    ModelConfig facts(String name, Block block) {
        return new ModelConfig(
                name,
                block.find(ProviderKeys.CONTEXT),
                block.find(ProviderKeys.MAX_OUTPUT),
                price(block.spot(ProviderKeys.PRICE.key())),
                capabilities(block));
    }

    private @Nullable Set<Capability> capabilities(Block block) {
        Set<Capability> capabilities = block.find(ProviderKeys.CAPABILITIES);
        Spot spot = block.spot(ProviderKeys.CAPABILITIES.key());
        if (capabilities != null && spot != null) {
            KnownCapabilities.look(reading, spot);
        }
        return capabilities;
    }

    private @Nullable Price price(@Nullable Spot spot) {
        if (spot == null) {
            return null;
        }
        if (!(spot.node() instanceof MapNode)) {
            BigDecimal both = reading.parse(ProviderKeys.PRICE, spot);
            return both == null ? null : Price.perMillion(both, both);
        }
        Block block = Block.open(reading, ProviderKeys.PRICES, spot);
        BigDecimal input = block.find(ProviderKeys.INPUT);
        BigDecimal output = block.find(ProviderKeys.OUTPUT);
        BigDecimal cachedInput = block.find(ProviderKeys.CACHED_INPUT);
        BigDecimal cacheWrite = block.find(ProviderKeys.CACHE_WRITE);
        return input == null || output == null ? null : Price.perMillion(input, output, cachedInput, cacheWrite);
    }
}
