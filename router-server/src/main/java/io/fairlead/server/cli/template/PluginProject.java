package io.fairlead.server.cli.template;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * The Maven project of a new plugin.
 *
 * @param kind what the plugin adds
 * @param name of the plugin and of its extension
 * @param javaPackage of its classes
 */
public record PluginProject(PluginKind kind, String name, String javaPackage) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final String OURS = "io.fairlead";

    /**
     * Checks both names.
     *
     * @throws IllegalArgumentException if one cannot be used; its message says what was found and what is expected
     */
    public PluginProject {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name: found '" + name
                            + "', expected lower case letters and digits, joined by '-', with a letter first, such as least-busy");
        }
        if (!SourceVersion.isName(javaPackage)) {
            throw new IllegalArgumentException(
                    "package: found '" + javaPackage + "', expected one of Java such as com.acme.routing");
        }
        if (javaPackage.equals(OURS) || javaPackage.startsWith(OURS + ".")) {
            throw new IllegalArgumentException(
                    "package: found '" + javaPackage + "', expected one of your own: " + OURS + " is the host's");
        }
    }

    /** The package for a name, where none is given. */
    public static String packageFor(String name) {
        return "com.example." + name.replace("-", "");
    }

    /** The texts of all files by path, with {@code /} between the names of folders. */
    public Map<String, String> files(ArchivePlaces archive) {
        Map<String, String> words = words(archive);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", Template.filled("project/pom.xml", words));
        files.put("README.md", Template.filled("project/README.md", words));
        files.put(".gitignore", Template.filled("project/gitignore", words));
        files.put("fairlead.yaml", Template.filled(kind.word() + "/fairlead.yaml", words));
        files.put(
                "src/main/resources/META-INF/services/io.fairlead.api.RouterPlugin",
                Template.filled("project/services", words));
        String sources = javaPackage.replace('.', '/') + "/";
        String main = "src/main/java/" + sources;
        files.put(main + "package-info.java", Template.filled("project/package-info.java", words));
        for (String end : kind.classes()) {
            files.put(main + type() + end + ".java", Template.filled(kind.word() + "/" + end + ".java", words));
        }
        files.put(
                "src/test/java/" + sources + type() + kind.tested() + "Test.java",
                Template.filled(kind.word() + "/Test.java", words));
        files.put(
                "src/test/java/" + sources + type() + kind.held() + "KitTest.java",
                Template.filled(kind.word() + "/KitTest.java", words));
        for (String end : kind.heldBeside()) {
            files.put(
                    "src/test/java/" + sources + type() + end + ".java",
                    Template.filled(kind.word() + "/" + end + ".java", words));
        }
        return files;
    }

    private Map<String, String> words(ArchivePlaces archive) {
        Map<String, String> words = new LinkedHashMap<>(Template.versions());
        words.put("name", name);
        words.put("type", type());
        words.put("constant", name.replace('-', '_').toUpperCase(Locale.ROOT));
        words.put("package", javaPackage);
        words.put("description", kind.description());
        words.put("version", archive.version());
        words.put("nextVersion", nextMinor(archive.version()));
        words.put("repository", archive.repository().replace("&", "&amp;"));
        words.put("plugins", archive.plugins());
        words.put("command", archive.command());
        words.put("guide", archive.guide());
        words.put("question", Template.filled(kind.word() + "/question", words).strip());
        return words;
    }

    /** The beginning of the names of the classes; without the kind, which stands at their end. */
    private String type() {
        return Arrays.stream(name.replaceFirst("-" + kind.word() + "$", "").split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String nextMinor(String version) {
        String[] numbers = version.split("\\.");
        return numbers[0] + "." + (Integer.parseInt(numbers[1]) + 1) + ".0";
    }
}
