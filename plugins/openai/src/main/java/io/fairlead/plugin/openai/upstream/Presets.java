package io.fairlead.plugin.openai.upstream;

import io.fairlead.api.http.Origin;
import io.fairlead.api.json.JsonCursor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The presets that ship with the plugin, read from their data file once. */
final class Presets {
    private static final Map<String, Preset> ALL = read();

    private Presets() {}

    /** Their names, in the file's order. */
    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** The preset of a name. */
    static Preset named(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    /** The preset whose vendor lives at this origin. Nobody in particular lives at the local host. */
    static Optional<Preset> at(Origin origin) {
        return ALL.values().stream()
                .filter(preset -> origin.secure())
                .filter(preset -> isAt(preset, origin))
                .findFirst();
    }

    private static boolean isAt(Preset preset, Origin origin) {
        if (preset.access().hosts().stream().anyMatch(origin.host()::endsWith)) {
            return true;
        }
        return !preset.baseUrl().isEmpty()
                && Origin.of(URI.create(preset.baseUrl())).equals(origin);
    }

    private static Map<String, Preset> read() {
        byte[] file;
        try (InputStream in = Presets.class.getResourceAsStream("presets.json")) {
            file = Objects.requireNonNull(in, "presets.json").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonCursor cursor = JsonCursor.over(file, 0, file.length);
        Map<String, Preset> presets = new LinkedHashMap<>();
        cursor.enter();
        while (cursor.nextElement()) {
            Preset preset = preset(cursor);
            presets.put(preset.name(), preset);
        }
        return presets;
    }

    /** A row: every member has its default in {@link Preset#PLAIN}. */
    private static Preset preset(JsonCursor cursor) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Map<String, Map<String, String>> maps = new LinkedHashMap<>();
        cursor.enter();
        while (cursor.nextMember()) {
            String name = cursor.name();
            switch (cursor.kind()) {
                case ARRAY -> lists.put(name, list(cursor));
                case OBJECT -> maps.put(name, map(cursor));
                case STRING -> texts.put(name, cursor.text());
                default -> texts.put(name, cursor.rawText());
            }
        }
        cursor.leave();
        Preset plain = Preset.PLAIN;
        return new Preset(
                        Objects.requireNonNull(texts.get("name"), "name"),
                        Objects.requireNonNull(texts.get("base-url"), "base-url"),
                        lists.getOrDefault("dialects", plain.dialects()),
                        new Preset.Access(
                                lists.getOrDefault("hosts", List.of()),
                                Boolean.parseBoolean(texts.get("deployments")),
                                texts.getOrDefault("key-header", plain.access().keyHeader())),
                        requests(texts, lists, maps),
                        new Preset.Streams(flag(texts, "done-mark"), flag(texts, "stream-usage")),
                        replies(
                                texts,
                                maps.getOrDefault("codes", plain.replies().codes())),
                        new Preset.Page(texts.getOrDefault("source", ""), texts.getOrDefault("read", "")))
                .withResponses(Boolean.parseBoolean(texts.get("responses")));
    }

    private static Preset.Requests requests(
            Map<String, String> texts, Map<String, List<String>> lists, Map<String, Map<String, String>> maps) {
        return new Preset.Requests(
                maps.getOrDefault("rename", Map.of()),
                lists.getOrDefault("remove", List.of()),
                lists.getOrDefault("drop", List.of()),
                new Preset.Messages(
                        lists.getOrDefault("remove-from-messages", List.of()),
                        lists.getOrDefault("drop-from-messages", List.of()),
                        flag(texts, "developer-role")),
                Boolean.parseBoolean(texts.get("custom-tools")),
                lists.getOrDefault("forward", List.of()));
    }

    private static Preset.Replies replies(Map<String, String> texts, Map<String, String> codes) {
        Preset.Replies plain = Preset.PLAIN.replies();
        return new Preset.Replies(
                texts.getOrDefault("request-id", plain.requestId()),
                codes,
                Optional.of(texts.getOrDefault("models", "/models")).filter(path -> !path.equals("none")),
                texts.getOrDefault("prices", plain.prices()));
    }

    private static boolean flag(Map<String, String> texts, String name) {
        return Boolean.parseBoolean(texts.getOrDefault(name, "true"));
    }

    private static List<String> list(JsonCursor cursor) {
        List<String> list = new ArrayList<>();
        cursor.enter();
        while (cursor.nextElement()) {
            list.add(cursor.text());
        }
        cursor.leave();
        return List.copyOf(list);
    }

    private static Map<String, String> map(JsonCursor cursor) {
        Map<String, String> map = new LinkedHashMap<>();
        cursor.enter();
        while (cursor.nextMember()) {
            map.put(cursor.name(), cursor.text());
        }
        cursor.leave();
        return map;
    }
}
