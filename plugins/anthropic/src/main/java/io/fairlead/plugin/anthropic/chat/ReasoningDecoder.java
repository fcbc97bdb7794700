package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.chat.ResponseFormat;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonText;
import io.fairlead.toolkit.Bounds;
import io.fairlead.toolkit.ClientPlaces;
import io.fairlead.toolkit.Unread;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads how much a model shall think, which this API says in two members: whether and with which budget in
 * {@code thinking}, how hard in {@code output_config}, beside the form of the answer.
 */
final class ReasoningDecoder {
    /** The vendor refuses smaller ones. */
    private static final long LEAST_BUDGET = 1024;

    private final JsonCursor cursor;
    private final ChatRequest.Builder request;
    private final ClientPlaces places;
    private final Unread unread;
    private @Nullable String thinking;
    private @Nullable String effort;
    private @Nullable String display;
    private OptionalLong budget = OptionalLong.empty();

    ReasoningDecoder(JsonCursor cursor, ChatRequest.Builder request, ClientPlaces places, Unread unread) {
        this.cursor = cursor;
        this.places = places;
        this.request = request;
        this.unread = unread;
    }

    void thinking() {
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("type")) {
                thinking = cursor.text();
            } else if (cursor.nameIs("budget_tokens") && cursor.is(JsonKind.NUMBER)) {
                budget = OptionalLong.of(
                        Bounds.OF_CLIENT.whole("thinking.budget_tokens", cursor, LEAST_BUDGET, Long.MAX_VALUE));
            } else if (!cursor.is(JsonKind.NULL)) {
                display = cursor.nameIs("display") ? cursor.textOrNull() : display;
                request.extension(Own.MEMBERS.name("thinking." + cursor.name()), cursor.rawText());
            }
        }
        cursor.leave();
    }

    void outputConfig() {
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.is(JsonKind.NULL)) {
                continue;
            }
            if (cursor.nameIs("effort")) {
                effort = cursor.text();
            } else if (cursor.nameIs("format")) {
                format();
            } else {
                request.extension(Own.MEMBERS.name("output_config." + cursor.name()), cursor.rawText());
            }
        }
        cursor.leave();
    }

    /** The neutral description of a schema has a name, this API's has none. */
    private void format() {
        String raw = cursor.rawText();
        String type = "";
        String schema = null;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("type")) {
                type = cursor.text();
            } else if (cursor.nameIs("schema") && cursor.is(JsonKind.OBJECT)) {
                schema = cursor.rawText();
            } else {
                unread.member(cursor, "format");
            }
        }
        cursor.leave();
        if (type.equals("json_schema") && schema != null) {
            request.responseFormat(
                    ResponseFormat.of(type, "{\"name\":\"answer\",\"strict\":true,\"schema\":" + schema + "}"));
        } else {
            request.extension(Own.MEMBERS.name("output_config.format"), raw);
        }
    }

    /** Both members were read. An effort alone is about more than reasoning in this API, and about that elsewhere. */
    void finish() {
        if ("enabled".equals(thinking) || "adaptive".equals(thinking)) {
            request.reasoning(shown() ? Reasoning.shown(effort, budget) : Reasoning.of(effort, budget));
            return;
        }
        if (thinking == null && effort != null) {
            request.reasoning(Reasoning.effort(effort));
            places.said("reasoning", "output_config.effort");
            request.extension(Own.EFFORT_ALONE, "false");
            return;
        }
        if ("disabled".equals(thinking)) {
            request.reasoning(Reasoning.effort("none"));
            places.said("reasoning.effort", "thinking.type");
        } else if (thinking != null) {
            request.extension(Own.MEMBERS.name("thinking.type"), JsonText.quote(thinking));
        }
        if (effort != null) {
            request.extension(Own.MEMBERS.name("output_config.effort"), JsonText.quote(effort));
        }
    }

    /** Models that think as they see fit show no thoughts unless they are asked to, those with a budget show theirs. */
    private boolean shown() {
        return "enabled".equals(thinking) ? !"omitted".equals(display) : "summarized".equals(display);
    }
}
