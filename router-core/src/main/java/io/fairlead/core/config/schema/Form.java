package io.fairlead.core.config.schema;

import io.fairlead.api.settings.Setting;

/** What may be written for a key. */
public sealed interface Form {
    /** A single value, or a list or map that the setting's own parser reads. */
    record Value(Setting<?> setting) implements Form {}

    /** A map with known keys. */
    record Group(Section section) implements Form {}

    /** A map whose keys are names that the operator chooses. */
    record Named(Section each) implements Form {}

    /** A list. */
    record Items(Form each) implements Form {}

    /** A single value for short, or a map with known keys. */
    record Either(Setting<?> brief, Section full) implements Form {}

    /** The name of an extension, or a map with its {@code name} and its settings. */
    record Extension(String kind) implements Form {}
}
