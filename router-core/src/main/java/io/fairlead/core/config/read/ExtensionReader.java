package io.fairlead.core.config.read;

import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.Settings;
import io.fairlead.core.config.ExtensionConfig;
import io.fairlead.core.config.KnownExtensions;
import io.fairlead.core.config.tree.MapNode;
import io.fairlead.core.config.tree.NodePath;
import io.fairlead.core.config.tree.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads uses of extensions: checked against what they declare, kept as written. */
final class ExtensionReader {
    private static final String NAME = "name";
    private static final Map<String, String> WORDS = Map.of(
            KnownExtensions.PROVIDER, "a type of provider",
            KnownExtensions.STRATEGY, "the name of a strategy",
            KnownExtensions.FILTER, "the name of a filter",
            KnownExtensions.METRICS, "the name of a metrics exporter");

    private final Reading reading;

    ExtensionReader(Reading reading) {
        this.reading = reading;
    }

    /** A name, or a map with a name and settings; null if that is not what stands there. */
    @Nullable ExtensionConfig read(String kind, Spot spot) {
        if (spot.node() instanceof ScalarNode scalar && !scalar.isNothing()) {
            reading.provenance().note(spot.path().text(), scalar.written(), spot.at());
            return use(kind, spot, new Place(spot.path(), List.of()), Map.of());
        }
        if (!(spot.node() instanceof MapNode map)) {
            reading.problem(spot, spot.node().kind(), words(kind) + ", or a map with its name and settings");
            return null;
        }
        Map<String, Spot> settings = new LinkedHashMap<>();
        map.members().forEach((key, member) -> settings.put(key, Spot.of(spot.path(), key, member)));
        Spot name = settings.remove(NAME);
        if (name == null || !(name.node() instanceof ScalarNode) || name.node().isNothing()) {
            String found = name == null ? "nothing" : name.node().kind();
            reading.problem(
                    name == null ? spot.at() : name.at(),
                    spot.path().child(NAME).text(),
                    found,
                    "the name of a " + kind);
            return null;
        }
        reading.provenance().note(name.path().text(), Shown.value(name.node(), false), name.at());
        return use(kind, name, new Place(spot.path(), List.of(NAME)), settings);
    }

    /** All of a list. */
    List<ExtensionConfig> readAll(String kind, List<Spot> spots) {
        List<ExtensionConfig> all = new ArrayList<>();
        for (Spot spot : spots) {
            ExtensionConfig one = read(kind, spot);
            if (one != null) {
                all.add(one);
            }
        }
        return all;
    }

    /** A map in which an extension's settings stand beside other keys. */
    record Place(NodePath path, List<String> otherKeys) {}

    /** The extension that a value names, with these settings. */
    ExtensionConfig use(String kind, Spot name, Place place, Map<String, Spot> settings) {
        String text = ((ScalarNode) name.node()).text();
        Optional<Settings> declared = reading.extensions().settings(kind, text);
        if (declared.isEmpty()) {
            Set<String> known = new TreeSet<>(reading.extensions().names(kind));
            reading.unknownName(name, text, words(kind) + " that a plugin offers", known);
        }
        declared.ifPresent(known -> {
            check(known, settings, place);
            reportMissing(known, name, place, settings);
        });
        Map<String, Object> raw = new LinkedHashMap<>();
        settings.forEach((key, spot) -> raw.put(key, Reading.raw(spot.node())));
        return new ExtensionConfig(text, raw, name.at());
    }

    private static String words(String kind) {
        return WORDS.getOrDefault(kind, kind);
    }

    private void check(Settings declared, Map<String, Spot> settings, Place place) {
        List<String> known = new ArrayList<>(place.otherKeys());
        declared.all().forEach(setting -> known.add(setting.key()));
        settings.forEach((key, spot) -> declared.find(key)
                .ifPresentOrElse(setting -> reading.parse(setting, spot), () -> reading.unknownKey(spot, key, known)));
    }

    private void reportMissing(Settings declared, Spot name, Place place, Map<String, Spot> settings) {
        for (Setting<?> setting : declared.all()) {
            if (setting.isRequired() && !settings.containsKey(setting.key())) {
                reading.nothing(name.at(), place.path().child(setting.key()).text(), setting);
            }
        }
    }
}
