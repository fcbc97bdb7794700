package io.fairlead.drill.client;

import java.util.Locale;
import java.util.Map;

/**
 * The head of an answer.
 *
 * @param status of it
 * @param fields by lower case name
 */
record AnswerHead(int status, Map<String, String> fields) {
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    boolean chunked() {
        return field("transfer-encoding").toLowerCase(Locale.ROOT).equals("chunked");
    }

    boolean stream() {
        return field("content-type").startsWith("text/event-stream");
    }
}
