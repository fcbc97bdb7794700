package io.fairlead.testkit;

import io.fairlead.api.http.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Header fields that a test fills, hands over and looks at. */
public final class TestHeaders implements Headers.Edit {
    private final List<Field> fields = new ArrayList<>();

    private TestHeaders() {}

    /** Fields given as name and value in turn. */
    public static TestHeaders of(String... namesAndValues) {
        TestHeaders headers = new TestHeaders();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    @Override
    public @Nullable String first(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? null : all.getFirst();
    }

    @Override
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name.equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    @Override
    public void forEach(BiConsumer<String, String> field) {
        fields.forEach(each -> field.accept(each.name, each.value));
    }

    @Override
    public TestHeaders set(String name, String value) {
        return remove(name).add(name, value);
    }

    @Override
    public TestHeaders add(String name, String value) {
        if (name.isEmpty() || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("found a header with a control character, expected printable text");
        }
        fields.add(new Field(name, value.strip()));
        return this;
    }

    @Override
    public TestHeaders remove(String name) {
        fields.removeIf(field -> field.name.equalsIgnoreCase(name));
        return this;
    }

    /** Every field as {@code name: value}, in order. */
    public List<String> lines() {
        return fields.stream().map(field -> field.name + ": " + field.value).toList();
    }

    private record Field(String name, String value) {}
}
