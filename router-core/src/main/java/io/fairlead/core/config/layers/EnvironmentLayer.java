package io.fairlead.core.config.layers;

import io.fairlead.core.config.KnownExtensions;
import io.fairlead.core.config.problem.Layer;
import io.fairlead.core.config.problem.Position;
import io.fairlead.core.config.problem.Problems;
import io.fairlead.core.config.tree.MapNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Lays variables such as {@code FAIRLEAD_SERVER_PORT} over a tree. */
public final class EnvironmentLayer {
    private static final String PREFIX = "FAIRLEAD_";
    private static final Set<String> NOT_KEYS = Set.of(
            "FAIRLEAD_JDK", "FAIRLEAD_JAVA_OPTS", "FAIRLEAD_HOME", "FAIRLEAD_CONFIG", "FAIRLEAD_DATA", "FAIRLEAD_MVN");
    // What Kubernetes tells every pod of a service whose name begins with ours.
    private static final Pattern SERVICE_NAME = Pattern.compile(
            ".*(?:_SERVICE_HOST|_SERVICE_PORT(?:_[A-Z0-9_]+)?|_PORT_[0-9]+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)");
    private static final Pattern SERVICE_ADDRESS = Pattern.compile("(?:tcp|udp|sctp)://.*");
    private static final Pattern NUMBER = Pattern.compile("_[0-9]+$");

    private final KnownExtensions extensions;
    private final Problems problems;

    /** Reports variables that name no key. */
    public EnvironmentLayer(KnownExtensions extensions, Problems problems) {
        this.extensions = extensions;
        this.problems = problems;
    }

    /** The tree with all variables over it that name a key. Those that the tree mentions are values, not keys. */
    public MapNode over(MapNode below, Map<String, String> environment) {
        Map<String, String> ours = new TreeMap<>(environment);
        ours.keySet().removeIf(name -> !name.startsWith(PREFIX) || NOT_KEYS.contains(name));
        ours.entrySet()
                .removeIf(variable -> SERVICE_NAME.matcher(variable.getKey()).matches()
                        || SERVICE_ADDRESS.matcher(variable.getValue()).matches());
        if (ours.isEmpty()) {
            return below;
        }
        Set<String> mentioned = Variables.mentionedIn(below);
        ours.keySet()
                .removeIf(name -> mentioned.contains(name)
                        || mentioned.contains(NUMBER.matcher(name).replaceFirst("")));
        Map<String, List<List<String>>> known = new VariableNames(PREFIX, extensions).of(below);
        MapNode tree = below;
        for (Map.Entry<String, String> variable : ours.entrySet()) {
            tree = over(tree, variable, known);
        }
        return tree;
    }

    private MapNode over(MapNode tree, Map.Entry<String, String> variable, Map<String, List<List<String>>> known) {
        String name = variable.getKey();
        Position at = Position.in(Layer.ENVIRONMENT, "variable " + name);
        List<List<String>> paths = known.getOrDefault(name, List.of());
        if (paths.size() == 1) {
            return tree.with(new SingleValue(paths.getFirst(), variable.getValue(), at).tree(problems));
        }
        if (paths.isEmpty()) {
            Problems.Naming naming = new Problems.Naming(name, known.keySet());
            problems.addUnknown(at, "", "a variable that names no key", "a key's name in capitals", naming);
            return tree;
        }
        List<String> shown = paths.stream().map(path -> String.join(".", path)).toList();
        problems.add(at, "", "a variable that names " + String.join(" and ", shown), "one that names a single key");
        return tree;
    }
}
