package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;

/**
 * The class of service, which this API knows two words for: whether capacity that was bought beforehand may be used.
 *
 * @param losses receives words of other APIs
 */
record ServiceTier(Losses losses) {
    private static final String AUTO = "auto";
    private static final String STANDARD = "standard_only";
    private static final String NEUTRAL_STANDARD = "default";

    /** The neutral word for one of this API. */
    static String read(String tier) {
        return tier.equals(STANDARD) ? NEUTRAL_STANDARD : tier;
    }

    void write(String tier, JsonWriter json) {
        switch (tier) {
            case AUTO -> json.member("service_tier", AUTO);
            case NEUTRAL_STANDARD -> json.member("service_tier", STANDARD);
            default -> losses.dropped("service_tier", "the upstream's API knows auto and standard_only");
        }
    }
}
