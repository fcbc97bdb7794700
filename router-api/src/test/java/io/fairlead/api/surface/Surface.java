package io.fairlead.api.surface;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The whole listing: a block of lines per package and per type, sorted by name. */
final class Surface {
    private static final String CLASS = ".class";
    private static final String PACKAGE = "package-info";

    /** Each package before what is in it. */
    private static final Comparator<Class<?>> ORDER = Comparator.<Class<?>, String>comparing(Class::getPackageName)
            .thenComparing(type -> !isPackage(type))
            .thenComparing(Class::getName);

    private Surface() {}

    /** The lines of what is below a folder of class files, with an empty one after each block. */
    static List<String> of(Path classes) {
        List<Class<?>> types;
        try (Stream<Path> files = Files.walk(classes)) {
            types = files.filter(file -> file.toString().endsWith(CLASS))
                    .<Class<?>>map(file -> load(classes.relativize(file)))
                    .filter(Surface::visible)
                    .sorted(ORDER)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> lines = new ArrayList<>();
        for (Class<?> type : types) {
            if (type.getSimpleName().equals(PACKAGE)) {
                lines.add("package " + type.getPackageName() + ": " + new Marks(type).ofType());
            } else {
                lines.addAll(new TypeSurface(type).lines());
            }
            lines.add("");
        }
        return lines;
    }

    private static Class<?> load(Path file) {
        String path = file.toString();
        String name = path.substring(0, path.length() - CLASS.length())
                .replace(file.getFileSystem().getSeparator(), ".");
        try {
            return Class.forName(name, false, Surface.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("found no class of " + file, e);
        }
    }

    private static boolean visible(Class<?> type) {
        if (type.isAnonymousClass() || type.isLocalClass() || type.isSynthetic() && !isPackage(type)) {
            return false;
        }
        Class<?> outer = type.getDeclaringClass();
        boolean itself =
                isPackage(type) || Modifier.isPublic(type.getModifiers()) || Modifier.isProtected(type.getModifiers());
        return itself && (outer == null || visible(outer));
    }

    private static boolean isPackage(Class<?> type) {
        return type.getSimpleName().equals(PACKAGE);
    }
}
