package io.fairlead.api.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One setting: key, type, default, range, whether it is secret, description. Immutable; each method returns a changed
 * copy.
 *
 * @param <T> the type of its value
 */
public final class Setting<T> {
    private final String key;
    private final String type;
    private final SettingParser<T> parser;
    private final @Nullable T fallback;
    private final boolean required;
    private final boolean secret;
    private final String description;

    private Setting(
            String key,
            String type,
            SettingParser<T> parser,
            @Nullable T fallback,
            boolean required,
            boolean secret,
            String description) {
        this.key = key;
        this.type = type;
        this.parser = parser;
        this.fallback = fallback;
        this.required = required;
        this.secret = secret;
        this.description = description;
    }

    /** A setting of a type of one's own; {@code type} names it for the reference page, such as {@code duration}. */
    public static <T> Setting<T> of(String key, String type, SettingParser<T> parser) {
        return new Setting<>(Objects.requireNonNull(key), type, parser, null, false, false, "");
    }

    /** A text. */
    public static Setting<String> text(String key) {
        return of(key, "text", SettingTypes::text);
    }

    /** True or false. */
    public static Setting<Boolean> bool(String key) {
        return of(key, "boolean", SettingTypes::bool);
    }

    /** A whole number within a range, both ends included. */
    public static Setting<Long> integer(String key, long min, long max) {
        return of(key, "integer from " + min + " to " + max, raw -> SettingTypes.integer(raw, min, max));
    }

    /** A number within a range, both ends included. */
    public static Setting<Double> decimal(String key, double min, double max) {
        return of(key, "number from " + min + " to " + max, raw -> SettingTypes.decimal(raw, min, max));
    }

    /** A share such as {@code 1%} or {@code 0.01}, as a number from 0 to 1. */
    public static Setting<Double> percent(String key) {
        return of(key, "percentage", SettingTypes::percent);
    }

    /** A duration such as {@code 200ms}, {@code 30s}, {@code 10m}, {@code 1h}. */
    public static Setting<Duration> duration(String key) {
        return of(key, "duration", SettingTypes::duration);
    }

    /** A size such as {@code 64MB}, in bytes; units are powers of 1024. */
    public static Setting<Long> size(String key) {
        return of(key, "size", SettingTypes::size);
    }

    /** One of some words. */
    public static Setting<String> oneOf(String key, List<String> words) {
        List<String> known = List.copyOf(words);
        return of(key, "one of " + String.join(", ", known), raw -> SettingTypes.oneOf(raw, known));
    }

    /** A list of texts; a single text counts as a list of one. */
    public static Setting<List<String>> texts(String key) {
        return of(key, "list of texts", SettingTypes::texts);
    }

    /** A map from text to text. */
    public static Setting<Map<String, String>> textMap(String key) {
        return of(key, "map of texts", SettingTypes::textMap);
    }

    /** The same setting with a value for configurations that do not name it. */
    public Setting<T> withDefault(T value) {
        return new Setting<>(key, type, parser, Objects.requireNonNull(value), false, secret, description);
    }

    /** The same setting, to be named by every configuration. */
    public Setting<T> required() {
        return new Setting<>(key, type, parser, null, true, secret, description);
    }

    /** The same setting with a value that is never shown. */
    public Setting<T> secret() {
        return new Setting<>(key, type, parser, fallback, required, true, description);
    }

    /** The same setting with a description: one sentence for the reference page. */
    public Setting<T> describedAs(String text) {
        return new Setting<>(key, type, parser, fallback, required, secret, text);
    }

    /** The key, lower case with hyphens. */
    public String key() {
        return key;
    }

    /** The type in words. */
    public String type() {
        return type;
    }

    /** The value used where none is configured. */
    public Optional<T> fallback() {
        return Optional.ofNullable(fallback);
    }

    /** Whether a value must be configured. */
    public boolean isRequired() {
        return required;
    }

    /** Whether the value must never be shown. */
    public boolean isSecret() {
        return secret;
    }

    /** What it is for. */
    public String description() {
        return description;
    }

    /**
     * Parses a value of the configuration.
     *
     * @throws SettingException if it does not fit
     */
    public T parse(Object raw) {
        return parser.parse(raw);
    }

    @Override
    public String toString() {
        return key + " (" + type.toLowerCase(Locale.ROOT) + ")";
    }
}
