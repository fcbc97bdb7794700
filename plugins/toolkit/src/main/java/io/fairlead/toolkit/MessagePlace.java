package io.fairlead.toolkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where one neutral message and its parts stand in the client's body. Filled while a body is read, by one thread. */
public final class MessagePlace {
    private static final int ALONE = -1;

    private final List<Run> runs = new ArrayList<>(2);
    /** Where members stand that are not the message's own. */
    private final Map<String, String> elsewhere = new HashMap<>(0);

    private Set<String> members = Set.of();
    private String list;
    private int index;
    private String partsOf;
    private int partsIn;

    private MessagePlace(String list, int index) {
        this.list = list;
        this.index = index;
        this.partsOf = list;
        this.partsIn = index;
    }

    /** A message that is a member by itself, such as {@code system}. */
    public static MessagePlace of(String member) {
        return new MessagePlace(member, ALONE);
    }

    /** A message that is an element of a list. */
    public static MessagePlace of(String list, int index) {
        return new MessagePlace(list, index);
    }

    /** The message itself stands at this element, wherever the parts so far do. */
    public MessagePlace at(String in, int element) {
        list = in;
        index = element;
        return from(in, element);
    }

    /** The parts that follow stand within this element. */
    public MessagePlace from(String in, int element) {
        partsOf = in;
        partsIn = element;
        return this;
    }

    /** The parts that follow stand at the top of the body. */
    public MessagePlace fromTop() {
        return from("", ALONE);
    }

    /** The next part is this member; an empty name says that it is the whole that members are of. */
    public MessagePlace part(String member) {
        runs.add(new Run(partsOf, partsIn, member, ALONE, 1));
        return this;
    }

    /** The next part is this element of a member; an empty name says that the list is the whole that members are of. */
    public MessagePlace part(String member, int element) {
        return parts(member, element, 1);
    }

    /** The next parts are all elements of a member. */
    public MessagePlace parts(String member, int count) {
        return parts(member, 0, count);
    }

    /** The next parts are elements of a member, from this one on. */
    public MessagePlace parts(String member, int first, int count) {
        if (count > 0) {
            runs.add(new Run(partsOf, partsIn, member, first, count));
        }
        return this;
    }

    /** All content: a member's elements, or the member itself where that is a text. */
    public MessagePlace content(String member, boolean listed, int count) {
        return listed || count == 0 ? parts(member, count) : part(member);
    }

    /** The message has these members, by the names under which they travel. */
    void says(Set<String> names) {
        members = names;
    }

    /** The next place is of the same message: its parts follow, and what it says stays there. */
    void join(MessagePlace next) {
        runs.addAll(next.runs);
        next.members.forEach(name -> elsewhere.put(Extensions.bare(name), next.path()));
    }

    /** Whether it is an element of a list. */
    boolean listed() {
        return index != ALONE;
    }

    /** The client's path of the message. */
    String path() {
        return element(list, index);
    }

    /** The client's path of what this member is of. */
    String pathOf(String member) {
        return elsewhere.getOrDefault(member, path());
    }

    /** The client's path of a part; null if there is none with this number. */
    @Nullable String path(int part) {
        int left = part;
        for (Run run : runs) {
            if (left < run.count) {
                return run.path(left);
            }
            left -= run.count;
        }
        return null;
    }

    private static String element(String of, int number) {
        return number == ALONE ? of : of + "[" + number + "]";
    }

    /** Parts that follow each other in one member. */
    private record Run(String of, int in, String member, int first, int count) {
        private String path(int number) {
            String whole = element(of, in);
            String dot = whole.isEmpty() || member.isEmpty() ? "" : ".";
            return whole + dot + element(member, first == ALONE ? ALONE : first + number);
        }
    }
}
