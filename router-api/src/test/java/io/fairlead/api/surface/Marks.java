package io.fairlead.api.surface;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The annotations of one type and its members: those that reflection shows, and those such as {@code @Experimental} that
 * are in the class file only.
 */
final class Marks {
    private final Class<?> type;
    private final ClassModel model;

    Marks(Class<?> type) {
        this.type = type;
        String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream bytes = Objects.requireNonNull(type.getResourceAsStream(file))) {
            model = ClassFile.of().parse(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String ofType() {
        return joined(type.getAnnotations(), model);
    }

    String of(Executable member) {
        String name = member instanceof Method ? member.getName() : "<init>";
        Class<?> result = member instanceof Method method ? method.getReturnType() : void.class;
        MethodTypeDesc descriptor = MethodTypeDesc.of(
                described(result),
                Arrays.stream(member.getParameters())
                        .map(Parameter::getType)
                        .map(Marks::described)
                        .toList());
        MethodModel method = model.methods().stream()
                .filter(one -> one.methodName().equalsString(name)
                        && one.methodTypeSymbol().equals(descriptor))
                .findFirst()
                .orElseThrow();
        return joined(member.getAnnotations(), method);
    }

    private static String joined(Annotation[] seen, AttributedElement element) {
        TreeSet<String> marks = new TreeSet<>();
        for (Annotation annotation : seen) {
            marks.add(TypeNames.annotation(annotation));
        }
        element.findAttribute(Attributes.runtimeInvisibleAnnotations())
                .ifPresent(unseen -> unseen.annotations().forEach(annotation -> marks.add(shown(annotation))));
        return String.join(" ", marks);
    }

    private static String shown(java.lang.classfile.Annotation annotation) {
        String values = annotation.elements().stream().map(Marks::shown).collect(Collectors.joining(", "));
        return "@" + annotation.classSymbol().displayName() + (values.isEmpty() ? "" : "(" + values + ")");
    }

    private static String shown(AnnotationElement element) {
        String text = element.value() instanceof java.lang.classfile.AnnotationValue.OfString string
                ? string.stringValue()
                : element.value().toString();
        return element.name() + "=" + text;
    }

    private static ClassDesc described(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
