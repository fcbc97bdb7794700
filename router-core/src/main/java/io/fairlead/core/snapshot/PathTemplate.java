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
    private final int fixedLength;
    private final String begin;
    private final String end;
    private final Map<String, Integer> groups = new LinkedHashMap<>();

    private PathTemplate(String template) {
        StringBuilder regex = new StringBuilder();
        Matcher variables = VARIABLE.matcher(template);
        int at = 0;
        int variable = 0;
        while (variables.find()) {
            variable += variables.end() - variables.start();
            regex.append(Pattern.quote(template.substring(at, variables.start())));
            groups.put(variables.group(1), groups.size() + 1);
            at = variables.end();
            regex.append(variable(variables.group(2) != null, at == template.length()));
        }
        end = template.substring(at);
        begin = template.substring(0, template.indexOf('{') < 0 ? template.length() : template.indexOf('{'));
        regex.append(Pattern.quote(end));
        fixed = groups.isEmpty();
        fixedLength = template.length() - variable;
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

    /** How much of it is given: of two that match a path, the longer one means it more closely. */
    int fixedLength() {
        return fixedLength;
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /** Whether a path begins like this and goes on with some verb behind a name, where this has one, too. */
    public boolean expectsVerb(String path) {
        return !fixed
                && !end.isEmpty()
                && end.charAt(0) != '/'
                && path.startsWith(begin)
                && path.indexOf(end.charAt(0), begin.length()) > 0;
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
