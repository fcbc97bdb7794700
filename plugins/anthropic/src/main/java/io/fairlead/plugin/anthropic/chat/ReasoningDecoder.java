package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.chat.ResponseFormat;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonText;
import io.fairlead.toolkit.Bounds;
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
    private @Nullable String thinking;
    private @Nullable String effort;
    private OptionalLong budget = OptionalLong.empty();

    ReasoningDecoder(JsonCursor cursor, ChatRequest.Builder request) {
        this.cursor = cursor;
        this.request = request;
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

    /** Both members were read. An effort alone is more than reasoning in this API: it stays among its own. */
    void finish() {
        boolean adaptive = "adaptive".equals(thinking);
        if ("enabled".equals(thinking) || adaptive && effort != null) {
            request.reasoning(Reasoning.of(effort, budget));
            return;
        }
        if ("disabled".equals(thinking)) {
            request.reasoning(Reasoning.effort("none"));
        } else if (thinking != null) {
            request.extension(Own.MEMBERS.name("thinking.type"), JsonText.quote(thinking));
        }
        if (effort != null) {
            request.extension(Own.MEMBERS.name("output_config.effort"), JsonText.quote(effort));
        }
    }
}
