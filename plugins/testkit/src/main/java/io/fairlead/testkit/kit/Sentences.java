package io.fairlead.testkit.kit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Shows the names of scenarios as sentences. */
final class Sentences extends DisplayNameGenerator.Standard {
    Sentences() {}

    @Override
    public String generateDisplayNameForNestedClass(List<Class<?>> enclosing, Class<?> nested) {
        return words(nested.getSimpleName());
    }

    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> test, Method method) {
        return words(method.getName());
    }

    private static String words(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replaceAll("\\b(A)([A-Z][a-z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
    }
}
