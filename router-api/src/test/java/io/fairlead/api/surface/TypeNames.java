package io.fairlead.api.surface;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types as the listing spells them: the contract's own from below its root package, with all that is said of null. */
final class TypeNames {
    static final String ROOT = "io.fairlead.api.";

    private TypeNames() {}

    static String name(Class<?> type) {
        String name = type.getCanonicalName();
        return name.startsWith(ROOT)
                ? name.substring(ROOT.length())
                : name.replaceFirst("^java\\.lang\\.(?=[A-Z])", "");
    }

    static String name(AnnotatedType type) {
        return switch (type) {
            case AnnotatedArrayType array ->
                name(array.getAnnotatedGenericComponentType()) + (before(array).isEmpty() ? "" : " ") + before(array)
                        + "[]";
            case AnnotatedParameterizedType generic ->
                before(generic)
                        + name(raw(generic))
                        + list("<", generic.getAnnotatedActualTypeArguments(), ", ", TypeNames::name, ">");
            case AnnotatedTypeVariable variable ->
                before(variable) + variable.getType().getTypeName();
            case AnnotatedWildcardType wildcard -> before(wildcard) + "?" + bounds(wildcard);
            default -> before(type) + name((Class<?>) type.getType());
        };
    }

    /** The type parameters that a type or method declares, with their bounds. */
    static String parameters(TypeVariable<?>[] parameters) {
        return list("<", parameters, ", ", TypeNames::parameter, ">");
    }

    private static String annotations(Annotation[] annotations) {
        return Arrays.stream(annotations).map(TypeNames::annotation).sorted().collect(Collectors.joining(" "));
    }

    /** An annotation without its package and without values, such as {@code @Nullable}. */
    static String annotation(Annotation annotation) {
        return "@" + annotation.annotationType().getSimpleName();
    }

    static <T> String list(String start, T[] items, String between, Function<T, String> name, String end) {
        return items.length == 0 ? "" : Stream.of(items).map(name).collect(Collectors.joining(between, start, end));
    }

    private static String parameter(TypeVariable<?> variable) {
        List<String> bounds = Arrays.stream(variable.getAnnotatedBounds())
                .map(TypeNames::name)
                .filter(bound -> !bound.equals("Object"))
                .toList();
        return variable.getName() + (bounds.isEmpty() ? "" : " extends " + String.join(" & ", bounds));
    }

    private static String bounds(AnnotatedWildcardType wildcard) {
        if (wildcard.getAnnotatedLowerBounds().length > 0) {
            return list(" super ", wildcard.getAnnotatedLowerBounds(), " & ", TypeNames::name, "");
        }
        String upper = list("", wildcard.getAnnotatedUpperBounds(), " & ", TypeNames::name, "");
        return upper.equals("Object") ? "" : " extends " + upper;
    }

    private static Class<?> raw(AnnotatedParameterizedType generic) {
        return (Class<?>) ((ParameterizedType) generic.getType()).getRawType();
    }

    private static String before(AnnotatedType type) {
        String annotations = annotations(type.getAnnotations());
        return annotations.isEmpty() ? "" : annotations + " ";
    }
}
