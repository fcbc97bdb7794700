package io.fairlead.core.config.read;

import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.SettingException;
import io.fairlead.core.config.KnownExtensions;
import io.fairlead.core.config.problem.Position;
import io.fairlead.core.config.problem.Problem;
import io.fairlead.core.config.problem.Problems;
import io.fairlead.core.config.tree.ConfigNode;
import io.fairlead.core.config.tree.ListNode;
import io.fairlead.core.config.tree.MapNode;
import io.fairlead.core.config.tree.ScalarNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One reading of one tree: what is known beforehand, and what is found on the way. For one thread. */
final class Reading {
    private static final String LIST = "list";

    private final KnownExtensions extensions;
    private final Problems problems;
    private final Problems doubts = new Problems();
    private final Provenance provenance = new Provenance();

    Reading(KnownExtensions extensions, Problems problems) {
        this.extensions = extensions;
        this.problems = problems;
    }

    KnownExtensions extensions() {
        return extensions;
    }

    Provenance provenance() {
        return provenance;
    }

    /** What may be meant as it is written, and may be a slip. */
    List<Problem> doubts() {
        return doubts.inOrder();
    }

    /** The value of a setting, or null if it does not fit, which then is a problem. */
    <T> @Nullable T parse(Setting<T> setting, Spot spot) {
        if (spot.node().isNothing()) {
            nothing(spot.at(), spot.path().text(), setting);
            return null;
        }
        provenance.note(spot.path().text(), Shown.value(spot.node(), setting.isSecret()), spot.at());
        try {
            return setting.parse(raw(spot.node()));
        } catch (SettingException e) {
            misfit(setting, spot, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // A parser may be a plugin's, and its message may hold the value.
            misfit(setting, spot, setting.type());
        }
        return null;
    }

    /** Notes that a value does not fit; of a list, those items that would not fit alone. */
    private void misfit(Setting<?> setting, Spot spot, String expected) {
        List<Spot> items =
                spot.node() instanceof ListNode && setting.type().startsWith(LIST) ? spot.items() : List.of();
        List<Spot> wrong = items.stream().filter(item -> !fits(setting, item)).toList();
        for (Spot item : wrong) {
            problem(item, Shown.found(item.node(), setting.isSecret()), expected);
        }
        if (wrong.isEmpty()) {
            problem(spot, Shown.found(spot.node(), setting.isSecret()), expected);
        }
    }

    private static boolean fits(Setting<?> setting, Spot spot) {
        try {
            setting.parse(raw(spot.node()));
            return !spot.node().isNothing();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Notes that a setting has no value. */
    void nothing(Position at, String path, Setting<?> setting) {
        problem(at, path, "nothing", "a value: " + setting.type());
    }

    /** A tree as settings take it; a value where nothing is written is an empty text. */
    static Object raw(ConfigNode node) {
        return switch (node) {
            case ScalarNode scalar -> scalar.value() == null ? "" : scalar.value();
            case ListNode list -> {
                List<Object> items = new ArrayList<>();
                list.items().forEach(item -> items.add(raw(item)));
                yield Collections.unmodifiableList(items);
            }
            case MapNode map -> {
                Map<String, Object> members = new LinkedHashMap<>();
                map.members().forEach((key, member) -> members.put(key, raw(member.value())));
                yield Collections.unmodifiableMap(members);
            }
        };
    }

    void problem(Spot spot, String found, String expected) {
        problem(spot.at(), spot.path().text(), found, expected);
    }

    /** Notes a problem, unless the same value has one already: the first is the cause. */
    void problem(Position at, String path, String found, String expected) {
        if (!problems.tellOf(path)) {
            problems.add(at, path, found, expected);
        }
    }

    /** Notes a name that is not among the known ones. */
    void unknownName(Spot spot, String name, String what, Collection<String> known) {
        if (!problems.tellOf(spot.path().text())) {
            String expected = known.isEmpty() ? what + ", of which there is none" : what;
            Problems.Naming naming = new Problems.Naming(name, known);
            problems.addUnknown(spot.at(), spot.path().text(), "'" + name + "'", expected, naming);
        }
    }

    /** Notes a name that is not among the known ones, and that may be right all the same. */
    void doubt(Spot spot, String name, String expected, Collection<String> known) {
        doubts.addUnknown(spot.at(), spot.path().text(), "'" + name + "'", expected, new Problems.Naming(name, known));
    }

    /** Notes a key that is not among the known ones. What stands there is never shown. */
    void unknownKey(Spot spot, String key, Collection<String> known) {
        Problems.Naming naming = new Problems.Naming(key, known);
        String expected = known.isEmpty() ? "no keys here" : "one of " + String.join(", ", known);
        problems.addUnknown(spot.key(), spot.path().text(), "the unknown key '" + key + "'", expected, naming);
    }
}
