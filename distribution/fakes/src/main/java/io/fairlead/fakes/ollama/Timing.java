package io.fairlead.fakes.ollama;

import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Answer;
import io.fairlead.fakes.play.End;
import tools.jackson.databind.node.ObjectNode;

/** What the last line of an answer says: that it is the last, why, and what it took, in nanoseconds. */
final class Timing {
    private Timing() {}

    static ObjectNode ended(ObjectNode line, End end) {
        line.put("done", true);
        return line.setAll(Json.object(
                "done_reason", end == End.LENGTH ? "length" : "stop",
                "total_duration", 174_560_334,
                "load_duration", 101_397_084,
                "prompt_eval_count", Answer.INPUT,
                "prompt_eval_duration", 13_074_791,
                "eval_count", Answer.OUTPUT,
                "eval_duration", 52_479_709));
    }
}
