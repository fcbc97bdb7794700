package io.fairlead.core.config.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A map of the configuration with known keys. */
public final class Section {
    private final String name;
    private final String description;
    private final Map<String, Key> keys;
    private final @Nullable String extending;

    private Section(String name, String description, Map<String, Key> keys, @Nullable String extending) {
        this.name = name;
        this.description = description;
        this.keys = keys;
        this.extending = extending;
    }

    /** A section that takes these keys and no others. */
    static Section of(String name, String description, Key... keys) {
        Map<String, Key> byName = new LinkedHashMap<>();
        for (Key key : keys) {
            if (byName.put(key.name(), key) != null) {
                throw new IllegalArgumentException("key '" + key.name() + "' is declared twice in " + name);
            }
        }
        return new Section(name, description, Collections.unmodifiableMap(byName), null);
    }

    /** The same section with more keys after its own. */
    Section with(Section other) {
        Map<String, Key> all = new LinkedHashMap<>(keys);
        all.putAll(other.keys);
        return new Section(name, description, Collections.unmodifiableMap(all), extending);
    }

    /** The same section, in which the settings of an extension of this kind may stand, too. */
    Section extending(String kind) {
        return new Section(name, description, keys, kind);
    }

    /** The key under which it stands, or what it is called where the operator chooses that. */
    public String name() {
        return name;
    }

    /** What it is for. */
    public String description() {
        return description;
    }

    /** Its keys in the order of the reference page. */
    public Collection<Key> keys() {
        return keys.values();
    }

    /** One of its keys. */
    public Optional<Key> find(String key) {
        return Optional.ofNullable(keys.get(key));
    }

    /** The kind of extension whose settings may stand here, too. */
    public Optional<String> extending() {
        return Optional.ofNullable(extending);
    }
}
