package io.fairlead.core.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
import jakarta.json.Json;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for every body and every edit, tried on generated ones and judged by a parser that is not ours. */
class SplicePropertiesTest {
    private static final int BODIES = 10_000;
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    @Test
    void oneSetChangesItsMemberAndNoOtherByte() {
        for (int seed = 0; seed < BODIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = new GeneratedBodies(random).object();
            String name = name(random, new HashSet<>(Set.of("x.y", "")));
            byte[] bytes = bytes(text);
            JsonScan scan = scan(bytes);
            String value = new GeneratedBodies(random).value(2);
            byte[] after = Splice.of(body(bytes)).set(name, value).edited().bytes();

            Map<String, JsonValue> expected = tree(text);
            expected.put(name, tree("{\"v\":" + value + "}").get("v"));
            assertThat(tree(new String(after, StandardCharsets.UTF_8)))
                    .as("%s", seed)
                    .isEqualTo(expected);

            int member = scan.find(name);
            int from = (int) (member >= 0 ? scan.valueStart(member) : end(scan));
            int to = (int) (member >= 0 ? scan.valueEnd(member) : from);
            int tail = bytes.length - to;
            assertThat(after).startsWith(part(bytes, 0, from)).endsWith(part(bytes, to, bytes.length));
            if (member >= 0) {
                assertThat(part(after, from, after.length - tail)).isEqualTo(bytes(value));
            }
        }
    }

    @Test
    void manyEditsMakeTheTreeTheyShouldAndKeepTheRest() {
        for (int seed = 0; seed < BODIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = new GeneratedBodies(random).object();
            byte[] bytes = bytes(text);
            Map<String, JsonValue> expected = tree(text);
            Set<String> touched = new HashSet<>();
            Splice splice = Splice.of(body(bytes));
            for (int i = random.nextInt(5); i >= 0; i--) {
                edit(random, splice, expected, touched);
            }
            byte[] after = splice.edited().bytes();
            assertThat(after).hasSize((int) splice.edited().length());
            assertThat(tree(new String(after, StandardCharsets.UTF_8)))
                    .as("%s", seed)
                    .isEqualTo(expected);
            keepsTheRest(bytes, after, touched);
        }
    }

    private static void edit(
            SplittableRandom random, Splice splice, Map<String, JsonValue> expected, Set<String> touched) {
        Set<String> unusable = Set.of("x.y", "");
        String name = name(random, unusable);
        touched.add(name);
        switch (random.nextInt(4)) {
            case 0 -> {
                splice.remove(name);
                expected.remove(name);
            }
            case 1 -> {
                String to = name(random, unusable);
                touched.add(to);
                splice.rename(name, to);
                JsonValue moved = expected.get(name);
                if (moved != null) {
                    expected.remove(name);
                    expected.put(to, moved);
                }
            }
            case 2 -> nestedSet(random, name, splice, expected);
            default -> {
                String value = new GeneratedBodies(random).value(2);
                splice.set(name, value);
                expected.put(name, tree("{\"v\":" + value + "}").get("v"));
            }
        }
    }

    private static void nestedSet(
            SplittableRandom random, String name, Splice splice, Map<String, JsonValue> expected) {
        JsonValue now = expected.getOrDefault(name, JsonValue.NULL);
        boolean object = now.getValueType() == JsonValue.ValueType.OBJECT;
        if (!object && now.getValueType() != JsonValue.ValueType.NULL) {
            return;
        }
        String inner = name(random, Set.of("x.y", ""));
        splice.set(name + "." + inner, "[1.0]");
        Map<String, JsonValue> changed = new LinkedHashMap<>(object ? now.asJsonObject() : Map.of());
        changed.put(inner, tree("{\"v\":[1.0]}").get("v"));
        expected.put(
                name,
                Json.createObjectBuilder(new LinkedHashMap<String, Object>(changed))
                        .build());
    }

    private static void keepsTheRest(byte[] before, byte[] after, Set<String> touched) {
        JsonScan old = scan(before);
        JsonScan now = scan(after);
        int previous = -1;
        for (int i = 0; i < old.members(); i++) {
            String name = old.name(i);
            if (touched.contains(name)) {
                continue;
            }
            int member = now.find(name);
            assertThat(member).as("order of '%s'", name).isGreaterThan(previous);
            previous = member;
            assertThat(part(after, (int) now.keyStart(member), (int) now.valueEnd(member)))
                    .isEqualTo(part(before, (int) old.keyStart(i), (int) old.valueEnd(i)));
        }
    }

    private static String name(SplittableRandom random, Set<String> unusable) {
        String name = "new";
        int place = random.nextInt(GeneratedBodies.NAMES.size() + 1);
        if (place < GeneratedBodies.NAMES.size() && !unusable.contains(GeneratedBodies.NAMES.get(place))) {
            name = GeneratedBodies.NAMES.get(place);
        }
        return name;
    }

    private static long end(JsonScan scan) {
        return scan.members() == 0 ? scan.bodyStart() + 1 : scan.valueEnd(scan.members() - 1);
    }

    private static Map<String, JsonValue> tree(String text) {
        return new LinkedHashMap<>(READERS.createReader(new StringReader(text)).readObject());
    }

    private static StoredBody body(byte[] bytes) {
        return StoredBody.of(Slice.of(bytes), scan(bytes));
    }

    private static JsonScan scan(byte[] bytes) {
        return JsonScan.of(bytes, 0, bytes.length, JsonProbes.NONE);
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return Slice.of(bytes, from, to).bytes();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
