package io.fairlead.toolkit;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the client's own name of a member by the neutral model's. A decoder notes where messages and tools stood and hands
 * it to the request; paths are built when somebody asks. Filled by one thread, then asked by any.
 */
public final class ClientPlaces implements UnaryOperator<String> {
    private static final String CONTENT = "(?:\\.content\\[(\\d{1,9})])?";
    private static final Pattern MESSAGE =
            Pattern.compile("messages\\[(\\d{1,9})]" + CONTENT + CONTENT + "(?:\\.(.+))?");
    private static final Pattern TOOL = Pattern.compile("tools\\[(\\d{1,9})](\\..+)?");

    private final ClientWords words;
    private final String within;
    private final List<ChatMessage> messages = new ArrayList<>();
    private final List<MessagePlace> places = new ArrayList<>();
    private final List<Tool> tools = new ArrayList<>(0);
    private final Map<String, String> said = new HashMap<>(4);

    /** Places in a body of an API with these words. */
    public ClientPlaces(ClientWords words) {
        this(words, "");
    }

    /** Places in a request that is a member of the body: each name begins with that member's. */
    public ClientPlaces(ClientWords words, String within) {
        this.words = words;
        this.within = within.isEmpty() ? "" : within + ".";
    }

    /** The next neutral message stood there. */
    public void add(ChatMessage message, MessagePlace place) {
        messages.add(message);
        places.add(place);
    }

    /** The last neutral message is this one now: what was added to it stood there. */
    void join(ChatMessage whole, MessagePlace place) {
        messages.set(messages.size() - 1, whole);
        places.getLast().join(place);
    }

    /** The first neutral message stood there, before those that were added. */
    public void addFirst(ChatMessage message, MessagePlace place) {
        messages.addFirst(message);
        places.addFirst(place);
    }

    /** The next neutral tool was this element of the client's tools. */
    public void tool(int index) {
        tool(index, 0);
    }

    /** The next neutral tool was an element of a list within this element of the client's tools. */
    public void tool(int index, int inner) {
        tools.add(new Tool(index, inner));
    }

    /** In this request the client said a thing in this one of several members. */
    public void said(String neutral, String member) {
        said.put(neutral, member);
    }

    /** A member that the model has no name for, which keeps its own, even where the model calls something else so. */
    public void unnamed(String member) {
        if (member.indexOf('[') >= 0 || words.members().containsKey(member)) {
            said.put(member, member);
        }
    }

    @Override
    public String apply(String path) {
        if (said.containsKey(path)) {
            return within + said.get(path);
        }
        Matcher message = MESSAGE.matcher(path);
        if (message.matches()) {
            String place = message(message);
            return place == null ? path : within + place;
        }
        Matcher tool = TOOL.matcher(path);
        if (tool.matches()) {
            return tool(path, tool);
        }
        return within + member(path);
    }

    private @Nullable String message(Matcher found) {
        int index = Integer.parseInt(found.group(1));
        if (index >= places.size()) {
            return null;
        }
        MessagePlace place = places.get(index);
        String member = found.group(4);
        if (found.group(2) == null) {
            return !place.listed() || member == null
                    ? place.path()
                    : join(place.pathOf(member), words.ofMessage(member));
        }
        int number = Integer.parseInt(found.group(2));
        String path = place.path(number);
        if (path == null || number >= messages.get(index).parts().size()) {
            return null;
        }
        ChatPart part = messages.get(index).parts().get(number);
        return found.group(3) == null
                ? ofPart(path, part, member)
                : ofResult(path, part, Integer.parseInt(found.group(3)), member);
    }

    private @Nullable String ofResult(String path, ChatPart part, int number, @Nullable String member) {
        if (!(part instanceof ChatPart.ToolResultPart result)
                || number >= result.content().size()) {
            return null;
        }
        return ofPart(
                join(path, words.ofResult(result, number)), result.content().get(number), member);
    }

    private String ofPart(String path, ChatPart part, @Nullable String member) {
        return member == null ? path : join(path, words.ofPart(part, member));
    }

    private static String join(String path, String member) {
        return path.isEmpty() || member.isEmpty() ? path + member : path + "." + member;
    }

    private String tool(String path, Matcher found) {
        int index = Integer.parseInt(found.group(1));
        if (index >= tools.size()) {
            return path;
        }
        Tool place = tools.get(index);
        String rest = found.group(2);
        return within + words.tool(place.index, place.inner) + (rest == null ? "" : rest);
    }

    /** The longest beginning of the path that this API calls otherwise is exchanged. */
    private String member(String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
            String neutral = path.substring(0, end);
            String own = said.getOrDefault(neutral, words.members().get(neutral));
            if (own != null) {
                return own + path.substring(end);
            }
        }
        return path;
    }

    private record Tool(int index, int inner) {}
}
