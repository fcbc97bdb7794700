package io.fairlead.plugin.openai.tool;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Makes one name of a namespace and a name, such as all vendors take it. What would be too long, has other letters or
 * would be the name of another tool, too, is shortened and gets a digest of both. Names depend on which tools there are
 * and not on their order, so that a conversation meets the same ones again.
 */
final class FlatNames {
    /** OpenAI and Anthropic state these letters, and of all vendors these two and Gemini this length or more. */
    private static final Pattern TAKEN_BY_ALL = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private static final Pattern FOREIGN = Pattern.compile("[^a-zA-Z0-9_-]");
    private static final String BETWEEN = "__";
    private static final int DIGEST = 8;
    /** Of the two names and what is between them, beside the digest and the line before it. */
    private static final int ROOM = 64 - DIGEST - 1;

    private static final int LONGEST_NAME = 37;

    private FlatNames() {}

    /** The names of all tools in namespaces, among others that keep theirs. */
    static Map<Spaced, String> of(Set<Spaced> tools, Set<String> others) {
        Set<String> plains = new HashSet<>();
        Set<String> alike = new HashSet<>(0);
        for (Spaced tool : tools) {
            if (!plains.add(plain(tool))) {
                alike.add(plain(tool));
            }
        }
        Map<Spaced, String> names = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>(others);
        List<Spaced> left = new ArrayList<>(0);
        for (Spaced tool : tools) {
            String plain = plain(tool);
            if (!alike.contains(plain) && isFit(plain) && taken.add(plain)) {
                names.put(tool, plain);
            } else {
                left.add(tool);
            }
        }
        left.forEach(tool -> names.put(tool, shortened(tool, taken::add)));
        return names;
    }

    /** The name of a tool that is none of a request's, and so is not to be one of theirs. */
    static String of(Spaced tool, Predicate<String> free) {
        String plain = plain(tool);
        return isFit(plain) && free.test(plain) ? plain : shortened(tool, free);
    }

    private static boolean isFit(String name) {
        return TAKEN_BY_ALL.matcher(name).matches();
    }

    private static String plain(Spaced tool) {
        return tool.namespace() + BETWEEN + tool.name();
    }

    private static String shortened(Spaced tool, Predicate<String> free) {
        String name = cut(tool.name(), LONGEST_NAME);
        String both = cut(tool.namespace(), ROOM - BETWEEN.length() - name.length()) + BETWEEN + name + "_";
        int turn = 0;
        while (!free.test(both + digest(tool, turn))) {
            turn++;
        }
        return both + digest(tool, turn);
    }

    private static String cut(String name, int longest) {
        String known = FOREIGN.matcher(name).replaceAll("_");
        return known.substring(0, Math.min(known.length(), longest));
    }

    private static String digest(Spaced tool, int turn) {
        String all = tool.namespace().length() + " " + tool.namespace() + tool.name() + (turn == 0 ? "" : " " + turn);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("found no SHA-256, expected it in every Java", e);
        }
    }

    /**
     * Where a client has a tool.
     *
     * @param namespace that it is in
     * @param name within it
     */
    record Spaced(String namespace, String name) {}
}
