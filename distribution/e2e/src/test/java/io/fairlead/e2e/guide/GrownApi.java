package io.fairlead.e2e.guide;

import io.fairlead.e2e.Archive;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The archive as a later version may be: every interface of the API has one more default method, and every class one more
 * public method and, if it is a list of values, one more value.
 */
final class GrownApi {
    private static final String API = "io/fairlead/api/";
    private static final int FEWEST_TYPES = 100;
    private static final String ADDED = "addedLater";
    private static final MethodTypeDesc NUMBER = MethodTypeDesc.of(ConstantDescs.CD_int);

    private int grown;

    private GrownApi() {}

    /** Makes one in a folder. */
    static Path archive(Path folder) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        for (String part : new String[] {"bin", "conf", "plugins"}) {
            copy(Archive.home().resolve(part), Files.createDirectories(folder.resolve(part)));
        }
        for (Path jar : Archive.jars("lib")) {
            Path target = lib.resolve(jar.getFileName());
            if (jar.getFileName().toString().startsWith("fairlead-router-api-")) {
                new GrownApi().write(jar, target);
            } else {
                Files.copy(jar, target);
            }
        }
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private void write(Path from, Path to) throws IOException {
        try (JarFile jar = new JarFile(from.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                out.putNextEntry(new JarEntry(entry.getName()));
                try (InputStream in = jar.getInputStream(entry)) {
                    byte[] bytes = in.readAllBytes();
                    out.write(isType(entry.getName()) ? grown(bytes) : bytes);
                }
            }
        }
        if (grown < FEWEST_TYPES) {
            throw new IllegalStateException("found " + grown + " types in " + from + ", expected those of the API");
        }
    }

    private static boolean isType(String name) {
        return name.startsWith(API) && name.endsWith(".class") && !name.endsWith("package-info.class");
    }

    private byte[] grown(byte[] bytes) {
        ClassModel type = ClassFile.of().parse(bytes);
        int flags = type.flags().flagsMask();
        if ((flags & ClassFile.ACC_PUBLIC) == 0 || (flags & ClassFile.ACC_ANNOTATION) != 0) {
            return bytes;
        }
        grown++;
        return ClassFile.of()
                .transformClass(
                        type,
                        ClassTransform.endHandler(builder -> grow(type, builder))
                                .andThen(ClassTransform.ACCEPT_ALL));
    }

    private static void grow(ClassModel type, ClassBuilder builder) {
        builder.withMethodBody(
                ADDED, NUMBER, ClassFile.ACC_PUBLIC, code -> code.iconst_1().ireturn());
        boolean hasValues = type.fields().stream()
                .anyMatch(field -> field.fieldType()
                        .stringValue()
                        .equals("L" + type.thisClass().asInternalName() + ";"));
        if (hasValues) {
            builder.withField(
                    "ADDED_LATER",
                    type.thisClass().asSymbol(),
                    ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
        }
    }
}
