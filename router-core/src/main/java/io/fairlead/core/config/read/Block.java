package io.fairlead.core.config.read;

import io.fairlead.api.settings.Setting;
import io.fairlead.core.config.problem.Position;
import io.fairlead.core.config.schema.Key;
import io.fairlead.core.config.schema.Section;
import io.fairlead.core.config.tree.MapNode;
import io.fairlead.core.config.tree.NodePath;
import io.fairlead.core.config.tree.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A section as one configuration has it. */
final class Block {
    private static final String NOTES = "x-";

    private final Reading reading;
    private final Section section;
    private final NodePath path;
    private final Position at;
    private final Map<String, MapNode.Member> members;

    private Block(Reading reading, Section section, NodePath path, Position at, Map<String, MapNode.Member> members) {
        this.reading = reading;
        this.section = section;
        this.path = path;
        this.at = at;
        this.members = members;
    }

    /** Opens a section; where nothing is written it is empty. Keys that it does not know are reported. */
    static Block open(Reading reading, Section section, Spot spot) {
        if (spot.node() instanceof MapNode map) {
            Block block = new Block(reading, section, spot.path(), spot.at(), map.members());
            if (section.extending().isEmpty()) {
                block.reportUnknown();
            }
            return block;
        }
        if (!spot.node().isNothing()) {
            reading.problem(spot, spot.node().kind(), "a map of keys");
        }
        return new Block(reading, section, spot.path(), spot.at(), Map.of());
    }

    private void reportUnknown() {
        List<String> known = section.keys().stream().map(Key::name).toList();
        rest().forEach((key, spot) -> {
            // At the top, such keys are where anchors are kept.
            if (!path.equals(NodePath.ROOT) || !key.startsWith(NOTES)) {
                reading.unknownKey(spot, key, known);
            }
        });
    }

    /** A section within this one. */
    Block open(Section inner) {
        MapNode.Member member = members.get(inner.name());
        Spot nothing = new Spot(path.child(inner.name()), at, ScalarNode.plain(at, ""));
        return open(reading, inner, member == null ? nothing : Spot.of(path, inner.name(), member));
    }

    Position at() {
        return at;
    }

    NodePath path() {
        return path;
    }

    /** What is written for a key, or null if that is nothing. */
    @Nullable Spot spot(String key) {
        MapNode.Member member = members.get(key);
        return member == null || member.value().isNothing() ? null : Spot.of(path, key, member);
    }

    /** What stands here besides the section's own keys. */
    Map<String, Spot> rest() {
        Map<String, Spot> rest = new LinkedHashMap<>();
        members.forEach((key, member) -> {
            if (section.find(key).isEmpty()) {
                rest.put(key, Spot.of(path, key, member));
            }
        });
        return rest;
    }

    /** The value of a setting; null if it is absent or does not fit, which then is a problem. */
    <T> @Nullable T find(Setting<T> setting) {
        Spot spot = spot(setting.key());
        if (spot != null) {
            return reading.parse(setting, spot);
        }
        MapNode.Member empty = members.get(setting.key());
        if (empty != null || setting.isRequired()) {
            reading.nothing(
                    empty == null ? at : empty.at(), path.child(setting.key()).text(), setting);
        }
        return null;
    }

    /** The value of a setting, or its default. */
    <T> T get(Setting<T> setting) {
        T value = find(setting);
        if (value != null) {
            return value;
        }
        T fallback = setting.fallback().orElseThrow();
        if (!members.containsKey(setting.key())) {
            reading.provenance().note(path.child(setting.key()).text(), Shown.fallback(fallback), Position.BUILT_IN);
        }
        return fallback;
    }

    /** The items of a list; a single value counts as a list of one. */
    List<Spot> items(String key) {
        Spot spot = spot(key);
        return spot == null ? List.of() : spot.items();
    }

    /** What stands under names of the operator's choice. */
    Map<String, Spot> named(String key) {
        Spot spot = spot(key);
        if (spot == null) {
            return Map.of();
        }
        if (!(spot.node() instanceof MapNode map)) {
            reading.problem(spot, spot.node().kind(), "a map of names");
            return Map.of();
        }
        Map<String, Spot> named = new LinkedHashMap<>();
        map.members().forEach((name, member) -> named.put(name, Spot.of(spot.path(), name, member)));
        return named;
    }
}
