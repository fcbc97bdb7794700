package io.fairlead.toolkit;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;
import java.util.Map;
import java.util.Set;

/**
 * Members of one protocol that the neutral model does not name. A member of a member has both names with a dot between;
 * an element of a list has its place in brackets. Immutable.
 */
public final class Extensions {
    /** What the neutral model says in its own words: the role, that thoughts are to be shown, how many tokens are sampled. */
    private static final Set<String> UNDERSTOOD =
            Set.of("role", "reasoning.summary", "reasoning.generate_summary", "top_k");

    private final String prefix;
    private final boolean flat;
    private final Set<String> shared;

    private Extensions(String protocol, boolean flat, Set<String> shared) {
        this.prefix = protocol + ":";
        this.flat = flat;
        this.shared = shared;
    }

    /** Members of the protocol with this name. */
    public Extensions(String protocol) {
        this(protocol, false, Set.of());
    }

    /**
     * Members of the protocol with this name.
     *
     * @param shared names of members of another protocol that this one has, too
     */
    public static Extensions sharing(String protocol, Set<String> shared) {
        return new Extensions(protocol, false, Set.copyOf(shared));
    }

    /**
     * Members of the protocol with this name, none of which is a member of a member, whatever it is called.
     *
     * @param shared names of members of another protocol that this one has, too
     */
    public static Extensions flat(String protocol, Set<String> shared) {
        return new Extensions(protocol, true, Set.copyOf(shared));
    }

    /** The name under which a member of this protocol travels. */
    public String name(String member) {
        return prefix + member;
    }

    /** Whether a name is that of a member, or of a part, of this protocol. */
    public boolean own(String name) {
        return name.startsWith(prefix) || shared.contains(name);
    }

    /** Writes this protocol's members but those within others, and reports those of other protocols. */
    public void write(Map<String, String> all, JsonWriter json, String path, Losses losses) {
        write(all, Set.of(), json, path, losses);
    }

    /** Writes and reports members, and passes over those that are written elsewhere. */
    public void write(Map<String, String> all, Set<String> elsewhere, JsonWriter json, String path, Losses losses) {
        all.forEach((name, value) -> {
            if (own(name) && !nested(name) && !elsewhere.contains(bare(name))) {
                json.name(bare(name)).raw(value);
            }
        });
        report(all, path, losses);
    }

    /**
     * Reports members of other protocols. What is off or empty asks for nothing, unless it stands in a list, where it is
     * somebody's wish to be there; what the neutral model has words of its own for was understood.
     */
    public void report(Map<String, String> all, String path, Losses losses) {
        all.forEach((name, value) -> {
            if (!own(name) && !UNDERSTOOD.contains(bare(name)) && (listed(name) || !empty(value))) {
                losses.dropped(path + bare(name), "it is no member of the upstream's API");
            }
        });
    }

    /** Reports members where there is no place for any, this protocol's own neither. */
    public void reportAll(Map<String, String> all, String path, Losses losses) {
        report(all, path, losses);
        all.keySet().stream()
                .filter(this::own)
                .forEach(name -> losses.dropped(path + bare(name), "it has no place there in the upstream's API"));
    }

    /** Whether there are members of this member of the protocol. */
    public boolean has(Map<String, String> all, String parent) {
        return all.keySet().stream().anyMatch(name -> name.startsWith(prefix + parent + "."));
    }

    /** Writes the members of a member. */
    public void writeWithin(Map<String, String> all, String parent, JsonWriter json) {
        String start = prefix + parent + ".";
        all.forEach((name, value) -> {
            if (name.startsWith(start)) {
                json.name(name.substring(start.length())).raw(value);
            }
        });
    }

    private boolean nested(String name) {
        return !flat && (name.indexOf('.') >= 0 || name.indexOf('[') >= 0);
    }

    private static boolean listed(String name) {
        return name.indexOf('[') >= 0;
    }

    private static boolean empty(String json) {
        return json.equals("false") || json.equals("null") || json.equals("[]") || json.equals("{}");
    }

    /** The member's name as its own API has it. */
    public static String bare(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
