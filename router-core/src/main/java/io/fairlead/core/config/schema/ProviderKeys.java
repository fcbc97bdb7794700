package io.fairlead.core.config.schema;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.SettingException;
import io.fairlead.core.access.Proxy;
import io.fairlead.core.access.ProxyRules;
import io.fairlead.core.config.KnownExtensions;
import io.fairlead.core.config.Secret;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Upstream accounts and their models. */
public final class ProviderKeys {
    private static final long MOST_TOKENS = 1_000_000_000;
    private static final int HIGHEST_PRICE = 9000;

    public static final Setting<String> TYPE =
            Texts.filled("type").required().describedAs("The extension that reaches the upstream.");
    public static final Setting<List<Secret>> KEYS = Texts.keys("keys")
            .describedAs("The account's keys; \"${NAME}\" stands for NAME, NAME_1, NAME_2 and so on.");
    public static final Setting<List<Secret>> KEY = Texts.keys("key").describedAs("The account's only key.");
    public static final Setting<Boolean> DISCOVER = Setting.bool("discover")
            .withDefault(true)
            .describedAs("Whether the upstream is asked for its list of models.");

    public static final Setting<ProxyRules> PROXY = Setting.of("proxy", "URL of a proxy, or none", ProviderKeys::proxy)
            .secret()
            .describedAs("What calls go through; without it what HTTPS_PROXY, HTTP_PROXY and NO_PROXY say.");

    public static final Setting<String> CA = Texts.filled("ca")
            .describedAs("A file in PEM: certificates of those to believe, in place of all that the JDK knows.");
    public static final Setting<String> CERTIFICATE = Texts.filled("certificate")
            .describedAs(
                    "A file in PEM: the gateway's own certificate, then those that lead to one which the upstream knows.");
    public static final Setting<String> CERTIFICATE_KEY =
            Texts.filled("key").describedAs("A file in PEM: the certificate's private key, not encrypted.");

    public static final Section UPSTREAM_TLS = Section.of(
            "upstream-tls",
            "Whom to believe, and who the gateway is to the upstream.",
            Key.of(CA),
            Key.of(CERTIFICATE),
            Key.of(CERTIFICATE_KEY));

    public static final String TLS = "tls";

    public static final Setting<Long> CONTEXT =
            tokens("context").describedAs("Tokens that input and output together may have.");
    public static final Setting<Long> MAX_OUTPUT = tokens("max-output").describedAs("Tokens that one answer may have.");
    public static final Setting<Set<Capability>> CAPABILITIES = Setting.of(
                    "capabilities", "list of texts", ProviderKeys::capabilities)
            .describedAs("All that the model can do; without it the model is taken to do everything.");

    public static final Setting<BigDecimal> INPUT = dollars("input").required().describedAs("Input tokens.");
    public static final Setting<BigDecimal> OUTPUT =
            dollars("output").required().describedAs("Output tokens.");
    public static final Setting<BigDecimal> CACHED_INPUT =
            dollars("cached-input").describedAs("Input tokens read from the upstream's cache.");
    public static final Setting<BigDecimal> CACHE_WRITE =
            dollars("cache-write").describedAs("Input tokens written to the upstream's cache.");
    public static final Setting<BigDecimal> PRICE = dollars("price").describedAs("Input and output tokens alike.");

    public static final Section PRICES = Section.of(
            "price",
            "What the model costs, in US dollars per million tokens.",
            Key.of(INPUT),
            Key.of(OUTPUT),
            Key.of(CACHED_INPUT),
            Key.of(CACHE_WRITE));

    /** What may be said of a model at its provider and in a route. */
    public static final Section FACTS = Section.of(
            "facts",
            "What is known of a model.",
            Key.of(CONTEXT),
            Key.of(MAX_OUTPUT),
            new Key("price", new Form.Either(PRICE, PRICES), PRICES.description()),
            Key.of(CAPABILITIES));

    public static final Setting<String> MODEL =
            Texts.filled("model").required().describedAs("The model's name at the upstream.");

    public static final Section MODEL_ENTRY =
            Section.of("model", "One model.", Key.of(MODEL)).with(FACTS);

    public static final String MODELS = "models";

    public static final Section PROVIDER = Section.of(
                    "provider",
                    "Upstream accounts by name.",
                    Key.of(TYPE),
                    Key.of(KEYS),
                    Key.of(KEY),
                    Key.of(DISCOVER),
                    Key.of(PROXY),
                    new Key(TLS, new Form.Group(UPSTREAM_TLS), UPSTREAM_TLS.description()),
                    Key.items(
                            MODELS,
                            new Form.Either(MODEL, MODEL_ENTRY),
                            "Models that are there, whether the upstream lists them or not."))
            .with(PolicyKeys.ALL)
            .extending(KnownExtensions.PROVIDER);

    private ProviderKeys() {}

    private static ProxyRules proxy(Object raw) {
        String text = Setting.text("proxy").parse(raw);
        try {
            return text.equals("none") ? ProxyRules.NONE : ProxyRules.everywhere(Proxy.of(text));
        } catch (IllegalArgumentException e) {
            throw new SettingException(Proxy.FORM + ", or none");
        }
    }

    static Setting<Long> tokens(String key) {
        return Setting.integer(key, 1, MOST_TOKENS);
    }

    private static Set<Capability> capabilities(Object raw) {
        return Setting.texts("capabilities").parse(raw).stream()
                .map(Capability::of)
                .collect(Collectors.toSet());
    }

    private static Setting<BigDecimal> dollars(String key) {
        return Setting.of(key, "dollars per million tokens", ProviderKeys::dollarsOf);
    }

    private static BigDecimal dollarsOf(Object raw) {
        try {
            BigDecimal dollars = new BigDecimal(raw.toString());
            if (dollars.signum() >= 0 && dollars.compareTo(BigDecimal.valueOf(HIGHEST_PRICE)) <= 0) {
                return dollars;
            }
        } catch (NumberFormatException e) {
            throw new SettingException("dollars per million tokens such as 0.59");
        }
        throw new SettingException("0 to " + HIGHEST_PRICE + " dollars per million tokens");
    }
}
