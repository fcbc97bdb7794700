package io.fairlead.core.config.tree;

import java.util.regex.Pattern;

/** The place of a node in the whole, as messages and options write it: {@code routes.smart.deployments[1].tpm}. */
public record NodePath(String text) {
    /** The whole. */
    public static final NodePath ROOT = new NodePath("");

    private static final Pattern SIMPLE = Pattern.compile("[A-Za-z0-9_-]+");

    /** The member of a map; keys that would be misread are put in quotes. */
    public NodePath child(String key) {
        String shown = SIMPLE.matcher(key).matches() ? key : '"' + key + '"';
        return new NodePath(text.isEmpty() ? shown : text + "." + shown);
    }

    /** The item of a list, from 0. */
    public NodePath item(int index) {
        return new NodePath(text + "[" + index + "]");
    }

    @Override
    public String toString() {
        return text;
    }
}
