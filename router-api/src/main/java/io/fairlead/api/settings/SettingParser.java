package io.fairlead.api.settings;

/**
 * Turns a value of the configuration into a setting's type.
 *
 * @param <T> the setting's type
 */
@FunctionalInterface
public interface SettingParser<T> {
    /**
     * Parses one value.
     *
     * @param raw a String, Boolean, Long, Double, or an unmodifiable List or Map (String keys) of such values
     * @throws SettingException if the value does not fit
     */
    T parse(Object raw);
}
