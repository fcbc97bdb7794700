package io.fairlead.plugin.openai.responses;

import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.openai.reply.ErrorLook;
import io.fairlead.plugin.openai.reply.UsageLook;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a response object says of itself, but for its output.
 *
 * @param id its id, empty if it has none
 * @param created when it was created, in seconds
 * @param model the upstream's name of the model
 * @param status {@code completed}, {@code incomplete}, {@code failed}, {@code in_progress} and the like
 * @param reason why it is incomplete, or null
 * @param filled whether it has output
 * @param usage what it took
 * @param error why it failed, or null
 */
public record ResponseLook(
        String id,
        long created,
        String model,
        String status,
        @Nullable String reason,
        boolean filled,
        Usage usage,
        @Nullable UpstreamError error) {
    /** Names of members that are read, and of those that repeat the request or say when and by what it was answered. */
    public static final Set<String> MEMBERS = Set.of(
            "id",
            "object",
            "created_at",
            "completed_at",
            "model",
            "status",
            "output",
            "output_text",
            "usage",
            "error",
            "incomplete_details",
            "background",
            "instructions",
            "max_output_tokens",
            "max_tool_calls",
            "metadata",
            "moderation",
            "parallel_tool_calls",
            "previous_response_id",
            "prompt",
            "prompt_cache_key",
            "prompt_cache_options",
            "prompt_cache_retention",
            "reasoning",
            "safety_identifier",
            "service_tier",
            "store",
            "temperature",
            "text",
            "tool_choice",
            "tools",
            "top_logprobs",
            "top_p",
            "truncation",
            "user",
            "billing",
            "content_filters",
            "conversation",
            "frequency_penalty",
            "presence_penalty");

    /** Bytes of an empty array. */
    private static final int EMPTY = 2;

    /** Reads the object that the cursor stands on, within a reply of this HTTP status. */
    public static ResponseLook at(JsonCursor cursor, int httpStatus) {
        Parts parts = new Parts();
        cursor.enter();
        while (cursor.nextMember()) {
            if (!cursor.is(JsonKind.NULL)) {
                parts.member(cursor, httpStatus);
            }
        }
        cursor.leave();
        return parts.all();
    }

    /** Whether nothing is to come of it any more but what the client asks for by its id. */
    boolean ended() {
        return switch (status) {
            case "completed", "incomplete", "queued", "in_progress", "" -> error == null;
            default -> false;
        };
    }

    private static final class Parts {
        private String id = "";
        private long created;
        private String model = "";
        private String status = "";
        private @Nullable String reason;
        private boolean filled;
        private Usage usage = Usage.UNKNOWN;
        private @Nullable UpstreamError error;

        private void member(JsonCursor cursor, int httpStatus) {
            if (cursor.nameIs("id")) {
                id = text(cursor);
            } else if (cursor.nameIs("created_at") && cursor.is(JsonKind.NUMBER)) {
                created = (long) cursor.doubleValue();
            } else if (cursor.nameIs("model")) {
                model = text(cursor);
            } else if (cursor.nameIs("status")) {
                status = text(cursor);
            } else if (cursor.nameIs("output") && cursor.is(JsonKind.ARRAY)) {
                filled = cursor.rawEnd() - cursor.rawStart() > EMPTY;
            } else if (cursor.nameIs("usage") && cursor.is(JsonKind.OBJECT)) {
                usage = UsageLook.at(cursor);
            } else if (cursor.nameIs("error")) {
                error = ErrorLook.at(cursor, httpStatus);
            } else if (cursor.nameIs("incomplete_details") && cursor.enter(JsonKind.OBJECT)) {
                reason = cursor.find("reason") ? cursor.textOrNull() : null;
                cursor.leave();
            }
        }

        private static String text(JsonCursor cursor) {
            String text = cursor.textOrNull();
            return text == null ? "" : text;
        }

        private ResponseLook all() {
            return new ResponseLook(id, created, model, status, reason, filled, usage, error);
        }
    }
}
