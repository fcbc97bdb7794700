package io.fairlead.core.config.schema;

import io.fairlead.api.settings.Setting;

/**
 * One key of a section.
 *
 * @param name as it is written
 * @param form what may be written for it
 * @param description one sentence for the reference page
 */
public record Key(String name, Form form, String description) {
    /** A key that holds a setting. */
    static Key of(Setting<?> setting) {
        return new Key(setting.key(), new Form.Value(setting), setting.description());
    }

    /** A key that holds a section. */
    static Key of(Section section) {
        return new Key(section.name(), new Form.Group(section), section.description());
    }

    /** A key that holds sections by names of the operator's choice. */
    static Key named(String name, Section each) {
        return new Key(name, new Form.Named(each), each.description());
    }

    /** A key that holds a list. */
    static Key items(String name, Form each, String description) {
        return new Key(name, new Form.Items(each), description);
    }
}
