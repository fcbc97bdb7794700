package io.fairlead.api.surface;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** The lines of one type: itself, then what plugins can see in it, each line readable without the others. */
final class TypeSurface {
    /** What every object and every record has. */
    private static final Set<String> OF_ALL = Set.of("equals(Object)", "hashCode()", "toString()");

    private static final Set<String> OF_ENUMS = Set.of("values()", "valueOf(String)");

    private final Class<?> type;
    private final String name;
    private final Marks marks;

    TypeSurface(Class<?> type) {
        this.type = type;
        name = TypeNames.name(type);
        marks = new Marks(type);
    }

    List<String> lines() {
        List<String> members = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (shown(field.getModifiers(), field.isSynthetic()) && !field.isEnumConstant()) {
                members.add(field(field));
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (shown(constructor.getModifiers(), constructor.isSynthetic())) {
                members.add(line("new" + arguments(constructor), "", constructor));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (shown(method.getModifiers(), method.isSynthetic()) && !isOfAll(method)) {
                members.add(method(method));
            }
        }
        members.sort(null);
        members.addFirst(declaration());
        return members;
    }

    private String declaration() {
        StringJoiner line = new StringJoiner(" ");
        line.add(name + TypeNames.parameters(type.getTypeParameters()) + ":");
        add(line, marks.ofType());
        add(line, modifiers(type.getModifiers() & ~implied()));
        line.add(kind());
        AnnotatedType above = type.getAnnotatedSuperclass();
        if (above != null && !Set.of(Object.class, Record.class).contains(type.getSuperclass()) && !type.isEnum()) {
            line.add("extends " + TypeNames.name(above));
        }
        if (!type.isAnnotation()) {
            String word = type.isInterface() ? "extends " : "implements ";
            add(line, TypeNames.list(word, type.getAnnotatedInterfaces(), ", ", TypeNames::name, ""));
        }
        if (type.isSealed()) {
            line.add(TypeNames.list("permits ", type.getPermittedSubclasses(), ", ", TypeNames::name, ""));
        }
        return line.toString();
    }

    private int implied() {
        int ofMembers = Modifier.STATIC;
        if (type.isInterface()) {
            return ofMembers | Modifier.INTERFACE | Modifier.ABSTRACT;
        }
        return type.isRecord() || type.isEnum() ? ofMembers | Modifier.FINAL : ofMembers;
    }

    private String kind() {
        if (type.isRecord()) {
            return "record" + TypeNames.list("(", type.getRecordComponents(), ", ", TypeSurface::component, ")");
        }
        if (type.isEnum()) {
            return "enum" + TypeNames.list("(", type.getEnumConstants(), ", ", Object::toString, ")");
        }
        return type.isAnnotation() ? "annotation" : type.isInterface() ? "interface" : "class";
    }

    private static String component(RecordComponent component) {
        return TypeNames.name(component.getAnnotatedType()) + " " + component.getName();
    }

    private String field(Field field) {
        String constant = Modifier.isStatic(field.getModifiers()) ? constant(field) : "";
        return name + "." + field.getName() + ": " + TypeNames.name(field.getAnnotatedType()) + constant
                + inBrackets(modifiers(field.getModifiers()));
    }

    /** Compilers copy such values into plugins, so that a change of one does not reach them. */
    private static String constant(Field field) {
        if (!Modifier.isFinal(field.getModifiers())
                || !(field.getType().isPrimitive() || field.getType() == String.class)) {
            return "";
        }
        try {
            return " = " + field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private String method(Method method) {
        String parameters = TypeNames.parameters(method.getTypeParameters());
        String result = ": " + TypeNames.name(method.getAnnotatedReturnType());
        Object preset = method.getDefaultValue();
        return line(
                method.getName() + arguments(method),
                (parameters.isEmpty() ? "" : " " + parameters) + result + (preset == null ? "" : " = " + preset),
                method);
    }

    private String line(String signature, String result, Executable member) {
        StringJoiner notes = new StringJoiner(" ");
        add(notes, marks.of(member));
        add(notes, modifiers(member.getModifiers() & ~(Modifier.TRANSIENT | Modifier.VOLATILE)));
        if (member instanceof Method method && method.isDefault()) {
            notes.add("default");
        }
        String thrown = TypeNames.list(" throws ", member.getAnnotatedExceptionTypes(), ", ", TypeNames::name, "");
        return name + "." + signature + result + thrown + inBrackets(notes.toString());
    }

    private static String arguments(Executable member) {
        String arguments = TypeNames.list("(", member.getParameters(), ", ", TypeSurface::argument, ")");
        return arguments.isEmpty() ? "()" : arguments;
    }

    private static String argument(Parameter parameter) {
        String name = TypeNames.name(parameter.getAnnotatedType());
        return parameter.isVarArgs() ? name.substring(0, name.length() - 2) + "..." : name;
    }

    /** What other packages cannot see may change at will. */
    private static boolean shown(int modifiers, boolean synthetic) {
        return !synthetic && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
    }

    private boolean isOfAll(Method method) {
        String erased = method.getName() + TypeNames.list("(", method.getParameterTypes(), ", ", TypeNames::name, ")");
        String signature = erased.endsWith(")") ? erased : erased + "()";
        return OF_ALL.contains(signature) || type.isEnum() && OF_ENUMS.contains(signature);
    }

    private static String modifiers(int modifiers) {
        return Modifier.toString(modifiers & ~(Modifier.PUBLIC | Modifier.SYNCHRONIZED | Modifier.NATIVE));
    }

    private static String inBrackets(String notes) {
        return notes.isEmpty() ? "" : " [" + notes + "]";
    }

    private static void add(StringJoiner line, String part) {
        if (!part.isEmpty()) {
            line.add(part);
        }
    }
}
