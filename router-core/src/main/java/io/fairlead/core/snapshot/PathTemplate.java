package io.fairlead.core.snapshot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with variable parts: {@code {name}} within a segment, <code>{name...}</code> for the rest, or what of it stands before a fixed end. */
public final class PathTemplate {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)(\\.\\.\\.)?}");

    private final Pattern pattern;
    private final boolean fixed;
    private final Map<String, Integer> groups = new LinkedHashMap<>();

    private PathTemplate(String template) {
        StringBuilder regex = new StringBuilder();
        Matcher variables = VARIABLE.matcher(template);
        int at = 0;
        while (variables.find()) {
            regex.append(Pattern.quote(template.substring(at, variables.start())));
            groups.put(variables.group(1), groups.size() + 1);
            at = variables.end();
            regex.append(variable(variables.group(2) != null, at == template.length()));
        }
        regex.append(Pattern.quote(template.substring(at)));
        fixed = groups.isEmpty();
        pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** Free of nesting, and possessive but where a fixed text stands behind the rest: no path can make matching slow. */
    private static String variable(boolean rest, boolean last) {
        if (!rest) {
            return "([^/:]++)";
        }
        return last ? "(.++)" : "(.+)";
    }

    static PathTemplate of(String template) {
        return new PathTemplate(template);
    }

    boolean fixed() {
        return fixed;
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /** The variable parts of a path that matches. */
    public Map<String, String> parameters(String path) {
        if (fixed) {
            return Map.of();
        }
        Matcher match = pattern.matcher(path);
        Map<String, String> values = new LinkedHashMap<>();
        if (match.matches()) {
            groups.forEach((name, group) -> values.put(name, match.group(group)));
        }
        return values;
    }
}
