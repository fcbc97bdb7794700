package io.fairlead.core.config.layers;

import io.fairlead.core.config.problem.Position;
import io.fairlead.core.config.problem.Problems;
import io.fairlead.core.config.tree.ConfigNode;
import io.fairlead.core.config.tree.ListNode;
import io.fairlead.core.config.tree.MapNode;
import io.fairlead.core.config.tree.NodePath;
import io.fairlead.core.config.tree.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes {@code {PORT: {BASE_URL: [key, ...]}}} out in full: a listener per port, a provider per URL and its keys. */
public final class CompactForm {
    private static final Pattern PORT = Pattern.compile("[0-9]{1,9}");
    private static final Pattern URL = Pattern.compile(
            "(?:http|https)://([^/?#@:\\[\\]\\s]+|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?(?:[/?#].*)?",
            Pattern.CASE_INSENSITIVE);
    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_SHOWN = 60;
    private static final int SHORTER_THAN_KEYS = 12;
    private static final String MAX_WAIT = "10m";

    private final String providerType;
    private final String strategy;
    private final Problems problems;
    private final Map<String, MapNode.Member> providers = new LinkedHashMap<>();
    private final Map<List<Object>, String> namesByAccount = new LinkedHashMap<>();

    /** Providers get this type, and requests this strategy: the compact form names none. */
    public CompactForm(String providerType, String strategy, Problems problems) {
        this.providerType = providerType;
        this.strategy = strategy;
        this.problems = problems;
    }

    /** Whether a file is written in this form: a port stands among its keys. */
    public static boolean isUsedBy(MapNode root) {
        return root.members().keySet().stream()
                .anyMatch(key -> PORT.matcher(key).matches());
    }

    /** The same configuration in full. */
    public MapNode inFull(MapNode root) {
        List<ConfigNode> listeners = new ArrayList<>();
        root.members().forEach((port, member) -> {
            if (isPort(port, member.at())) {
                listeners.add(listener(port, member));
            }
        });
        Position at = root.at();
        Map<String, MapNode.Member> defaults = new LinkedHashMap<>();
        defaults.put("max-wait", new MapNode.Member(at, ScalarNode.text(at, MAX_WAIT)));
        defaults.put("strategy", new MapNode.Member(at, ScalarNode.text(at, strategy)));
        Map<String, MapNode.Member> full = new LinkedHashMap<>();
        full.put("listeners", new MapNode.Member(at, new ListNode(at, listeners)));
        full.put("defaults", new MapNode.Member(at, new MapNode(at, defaults)));
        full.put("providers", new MapNode.Member(at, new MapNode(at, providers)));
        return new MapNode(at, full);
    }

    private boolean isPort(String key, Position at) {
        if (PORT.matcher(key).matches() && Integer.parseInt(key) <= HIGHEST_PORT) {
            return true;
        }
        String expected = "a port from 0 to " + HIGHEST_PORT + ": the compact form holds nothing but ports";
        problems.add(at, NodePath.ROOT.child(key).text(), "the key '" + key + "'", expected);
        return false;
    }

    private ConfigNode listener(String port, MapNode.Member member) {
        NodePath path = NodePath.ROOT.child(port);
        List<ConfigNode> names = new ArrayList<>();
        if (member.value() instanceof MapNode urls && !urls.members().isEmpty()) {
            urls.members().forEach((url, keys) -> {
                String name = provider(url, keys, path);
                if (name != null) {
                    names.add(ScalarNode.text(keys.at(), name));
                }
            });
        } else {
            problems.add(
                    member.value().at(), path.text(), member.value().kind(), "a map of base URLs, each with its keys");
        }
        Map<String, MapNode.Member> parts = new LinkedHashMap<>();
        parts.put("port", new MapNode.Member(member.at(), ScalarNode.plain(member.at(), port)));
        parts.put("providers", new MapNode.Member(member.at(), new ListNode(member.at(), names)));
        return new MapNode(member.at(), parts);
    }

    private @Nullable String provider(String url, MapNode.Member keys, NodePath port) {
        if (keys.value() instanceof MapNode) {
            problems.add(keys.value().at(), port.text(), "a map", "a key, a list of keys, or nothing");
            return null;
        }
        String host = host(url);
        if (host == null) {
            problems.add(keys.at(), port.text(), shown(url), "a base URL such as https://host/v1");
            return null;
        }
        List<Object> account = List.of(url, texts(keys.value()));
        return namesByAccount.computeIfAbsent(account, unknown -> add(host, url, keys));
    }

    /** Keys and URLs are easily swapped: what could be a key is not shown. */
    private static String shown(String url) {
        if (url.contains("@")) {
            return "a URL with a user in it";
        }
        boolean marked = url.contains("/") || url.contains(":");
        boolean brief = url.length() <= (marked ? LONGEST_SHOWN : SHORTER_THAN_KEYS);
        return brief ? "'" + url + "'" : "a text of " + url.length() + " characters";
    }

    private String add(String host, String url, MapNode.Member keys) {
        String name = host;
        for (int number = 2; providers.containsKey(name); number++) {
            name = host + "-" + number;
        }
        Position at = keys.at();
        Map<String, MapNode.Member> parts = new LinkedHashMap<>();
        parts.put("type", new MapNode.Member(at, ScalarNode.text(at, providerType)));
        parts.put("base-url", new MapNode.Member(at, ScalarNode.text(at, url)));
        if (!keys.value().isNothing()) {
            parts.put("keys", new MapNode.Member(at, keys.value()));
        }
        providers.put(name, new MapNode.Member(at, new MapNode(at, parts)));
        return name;
    }

    private static @Nullable String host(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return null;
        }
        String host = parts.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
        String name = host.replaceAll("^[._-]+|[._-]+$", "");
        String start = name.isEmpty() ? "local" : name;
        return parts.group(2) == null ? start : start + "-" + parts.group(2);
    }

    private static List<String> texts(ConfigNode keys) {
        return switch (keys) {
            case ListNode list ->
                list.items().stream().flatMap(item -> texts(item).stream()).toList();
            case ScalarNode scalar -> List.of(scalar.text());
            case MapNode map -> List.of();
        };
    }
}
