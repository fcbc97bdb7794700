package io.fairlead.core.config.layers;

import io.fairlead.core.config.problem.Position;
import io.fairlead.core.config.problem.Problems;
import io.fairlead.core.config.tree.NodePath;
import io.fairlead.core.config.tree.ScalarNode;
import java.util.Map;
import java.util.regex.Pattern;

/** Puts variables into one value. */
final class Substitution {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String FALLBACK = ":-";

    private final Map<String, String> environment;
    private final Problems problems;
    private final Position at;
    private final NodePath path;
    private boolean failed;

    Substitution(Map<String, String> environment, Problems problems, Position at, NodePath path) {
        this.environment = environment;
        this.problems = problems;
        this.at = at;
        this.path = path;
    }

    /** The value with variables put in, or as it was if a problem was found in it. */
    ScalarNode of(ScalarNode scalar) {
        String resolved = resolve(scalar.text());
        return failed ? scalar : scalar.becoming(resolved);
    }

    private String resolve(String text) {
        StringBuilder resolved = new StringBuilder();
        int index = 0;
        while (index < text.length()) {
            if (text.startsWith("$$", index)) {
                resolved.append('$');
                index += 2;
            } else if (text.startsWith("${", index)) {
                int end = end(text, index);
                resolved.append(value(text.substring(index + 2, end < 0 ? text.length() : end), end >= 0));
                index = end < 0 ? text.length() : end + 1;
            } else {
                resolved.append(text.charAt(index++));
            }
        }
        return resolved.toString();
    }

    /** Where the brace closes that opens after a dollar sign; below 0 if nowhere. */
    private static int end(String text, int start) {
        int depth = 0;
        for (int index = start; index < text.length(); index++) {
            if (text.startsWith("${", index)) {
                depth++;
            }
            if (text.charAt(index) == '}' && --depth == 0) {
                return index;
            }
        }
        return -1;
    }

    private String value(String expression, boolean closed) {
        int split = expression.indexOf(FALLBACK);
        String name = split < 0 ? expression : expression.substring(0, split);
        if (!closed || !NAME.matcher(name).matches()) {
            failed = true;
            problems.add(
                    at,
                    path.text(),
                    "'${' without a variable's name and '}'",
                    "${NAME}, ${NAME:-default}, or $$ for $");
            return "";
        }
        String value = environment.get(name);
        if (split >= 0) {
            return value == null || value.isEmpty() ? resolve(expression.substring(split + FALLBACK.length())) : value;
        }
        if (value == null) {
            failed = true;
            problems.addUnknown(
                    at,
                    path.text(),
                    "the variable '" + name + "' unset",
                    "it to be set, or a default as in ${" + name + ":-default}",
                    new Problems.Naming(name, environment.keySet()));
            return "";
        }
        return value;
    }
}
