package io.fairlead.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a member that no API has into each object of a document, one at a time. */
final class UnknownMembers {
    /** Its name. */
    static final String NAME = "invented";

    private static final String MEMBER = "\"" + NAME + "\":{\"a\":1}";

    private static final Pattern HOLDER = Pattern.compile("\"(\\w+)\":\\[?\\{$");

    private UnknownMembers() {}

    /** The document once for each of its objects, from the outermost. Texts that look like objects stay as they are. */
    static List<String> within(String json) {
        List<String> documents = new ArrayList<>();
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char next = json.charAt(i);
            if (quoted && next == '\\') {
                i++;
            } else if (next == '"') {
                quoted = !quoted;
            } else if (next == '{' && !quoted) {
                documents.add(with(json, i + 1));
            }
        }
        return documents;
    }

    private static String with(String json, int at) {
        String rest = json.substring(at);
        String comma = rest.stripLeading().startsWith("}") ? "" : ",";
        return json.substring(0, at) + MEMBER + comma + rest;
    }

    /** The name of the member that it was put into; empty if that has none. */
    static String holder(String json) {
        Matcher holder = HOLDER.matcher(json.substring(0, json.indexOf(MEMBER)));
        return holder.find() ? holder.group(1) : "";
    }

    /** Where in a document it was put. */
    static String excerpt(String json) {
        int at = json.indexOf(MEMBER);
        return json.substring(Math.max(0, at - 40), Math.min(json.length(), at + MEMBER.length() + 40));
    }
}
