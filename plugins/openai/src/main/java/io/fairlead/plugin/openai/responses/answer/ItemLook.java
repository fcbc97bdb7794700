package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.openai.chat.ThoughtSignature;
import io.fairlead.plugin.openai.responses.Sealed;
import io.fairlead.toolkit.Logprobs;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One item of an output, whole. */
final class ItemLook {
    /** Stands between the parts of a summary. */
    static final String BETWEEN = "\n\n";

    /** Members that are of no use outside of the list. */
    private static final Set<String> READ = Set.of("status", "role", "phase");

    private String type = "";
    private String id = "";
    private String callId = "";
    private String name = "";
    private String arguments = "";
    private String sealed = "";
    private final Map<String, String> extensions = new LinkedHashMap<>(0);
    private final List<Words> content = new ArrayList<>();
    private final List<Words> summary = new ArrayList<>();

    private ItemLook() {}

    /**
     * Words of a message or of reasoning.
     *
     * @param place of their part
     * @param annotations as raw JSON
     */
    record Words(int place, String text, boolean refusal, List<String> annotations, List<TokenLogprob> logprobs) {}

    /** Reads the item that the cursor stands on. */
    static ItemLook at(JsonCursor cursor, Unread unread) {
        ItemLook item = new ItemLook();
        List<String> others = new ArrayList<>(0);
        List<String> inner = new ArrayList<>(0);
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.is(JsonKind.STRING) && item.member(cursor)) {
                continue;
            }
            if (cursor.nameIs("content")) {
                words(cursor, item.content, inner);
            } else if (cursor.nameIs("summary")) {
                words(cursor, item.summary, inner);
            } else if (cursor.nameIs(ThoughtSignature.MEMBER) && cursor.is(JsonKind.OBJECT)) {
                ThoughtSignature.read(cursor, item.extensions);
            } else if (!READ.contains(cursor.name()) && !Unread.saysNothing(cursor)) {
                others.add(cursor.name());
            }
        }
        cursor.leave();
        if (!item.isOther()) {
            others.forEach(name -> unread.name(item.type + "." + name));
            inner.forEach(name -> unread.name(item.type + ".content." + name));
        }
        return item;
    }

    /** Takes a text; says whether it is one that is known. */
    private boolean member(JsonCursor cursor) {
        if (cursor.nameIs("type")) {
            type = cursor.text();
        } else if (cursor.nameIs("id")) {
            id = cursor.text();
        } else if (cursor.nameIs("call_id")) {
            callId = cursor.text();
        } else if (cursor.nameIs("name")) {
            name = cursor.text();
        } else if (cursor.nameIs("arguments") || cursor.nameIs("input")) {
            arguments = cursor.text();
        } else if (cursor.nameIs("encrypted_content")) {
            sealed = cursor.text();
        } else {
            return false;
        }
        return true;
    }

    private static void words(JsonCursor cursor, List<Words> list, List<String> others) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            return;
        }
        for (int place = 0; cursor.nextElement(); place++) {
            if (cursor.enter(JsonKind.OBJECT)) {
                words(cursor, others).ifFilled(place, list);
                cursor.leave();
            }
        }
        cursor.leave();
    }

    private static Gathered words(JsonCursor cursor, List<String> others) {
        Gathered part = new Gathered();
        while (cursor.nextMember()) {
            if (cursor.nameIs("text") && cursor.is(JsonKind.STRING)) {
                part.text = cursor.text();
            } else if (cursor.nameIs("refusal") && cursor.is(JsonKind.STRING)) {
                part.text = cursor.text();
                part.refusal = true;
            } else if (cursor.nameIs("annotations") && cursor.enter(JsonKind.ARRAY)) {
                while (cursor.nextElement()) {
                    part.annotations.add(cursor.rawText());
                }
                cursor.leave();
            } else if (cursor.nameIs("logprobs")) {
                part.logprobs = Logprobs.read(cursor);
            } else if (!cursor.nameIs("type") && !Unread.saysNothing(cursor)) {
                others.add(cursor.name());
            }
        }
        return part;
    }

    private static final class Gathered {
        private String text = "";
        private boolean refusal;
        private final List<String> annotations = new ArrayList<>();
        private List<TokenLogprob> logprobs = List.of();

        private void ifFilled(int place, List<Words> list) {
            if (!text.isEmpty()) {
                list.add(new Words(place, text, refusal, annotations, logprobs));
            }
        }
    }

    /** Whether it calls a function or a custom tool. */
    boolean isCall() {
        return type.equals("function_call") || isCustom();
    }

    /** Whether it calls a custom tool, whose arguments are any text. */
    boolean isCustom() {
        return type.equals("custom_tool_call");
    }

    /** Whether only this API has such items: calls of its own tools and what they gave. */
    boolean isOther() {
        return !isCall() && !isReasoning() && !type.equals("message");
    }

    /** What it is, as neutral events name it. */
    String kind() {
        return "openai.responses.item:" + type;
    }

    boolean isReasoning() {
        return type.equals("reasoning");
    }

    /** Pairs a call with its result. */
    String callId() {
        return callId.isEmpty() ? id : callId;
    }

    String name() {
        return name;
    }

    String arguments() {
        return arguments;
    }

    /** Members of a call that the neutral model does not name. */
    Map<String, String> extensions() {
        return extensions;
    }

    /** The words of a message. */
    List<Words> content() {
        return type.equals("message") ? content : List.of();
    }

    /** The words of reasoning: of its summary, or of the reasoning itself. */
    List<Words> thoughts(boolean summarized) {
        return summarized ? summary : content;
    }

    /** Whether the reasoning is told as a summary. */
    boolean isSummarized() {
        return !summary.isEmpty();
    }

    /** What proves the reasoning, or null. */
    @Nullable String signature() {
        return new Sealed(id, sealed).signature();
    }
}
