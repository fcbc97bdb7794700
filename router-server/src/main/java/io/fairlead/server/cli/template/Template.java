package io.fairlead.server.cli.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with places for words, such as <code>{{name}}</code>. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private Template() {}

    /**
     * A text with all places filled.
     *
     * @throws IllegalStateException if it has a place for which there is no word
     */
    static String filled(String name, Map<String, String> words) {
        return PLACE.matcher(read(name + ".template")).replaceAll(place -> {
            String word = words.get(place.group(1));
            if (word == null) {
                throw new IllegalStateException(
                        "found a place for '" + place.group(1) + "', expected one of " + words.keySet());
            }
            return Matcher.quoteReplacement(word);
        });
    }

    /** The versions that a project names, by tool. */
    static Map<String, String> versions() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(read("versions.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> versions = new TreeMap<>();
        properties.stringPropertyNames().forEach(tool -> versions.put(tool, properties.getProperty(tool)));
        return versions;
    }

    private static String read(String name) {
        try (InputStream resource = Template.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("found no resource '" + name + "', expected one");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
