package io.fairlead.plugin.gemini.request;

import io.fairlead.api.json.JsonCursor;

/** Names of members: the API documents {@code camelCase} and takes {@code snake_case} as well. */
public final class Spelling {
    private Spelling() {}

    /** The name of the member that the cursor stands on, as the API documents it. */
    public static String of(JsonCursor cursor) {
        return camel(cursor.name());
    }

    /** A name as the API documents it. */
    public static String camel(String name) {
        if (name.indexOf('_', 1) < 0) {
            return name;
        }
        StringBuilder camel = new StringBuilder(name.length()).append(name.charAt(0));
        for (int i = 1; i < name.length(); i++) {
            boolean next = name.charAt(i) == '_' && i + 1 < name.length();
            camel.append(next ? Character.toUpperCase(name.charAt(++i)) : name.charAt(i));
        }
        return camel.toString();
    }

    /** The other spelling of a documented name. */
    static String snake(String name) {
        StringBuilder snake = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char next = name.charAt(i);
            if (Character.isUpperCase(next)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(next));
        }
        return snake.toString();
    }
}
