package io.fairlead.testkit.kit;

/**
 * Requests of an API that knows all forms, made of its parts in JSON.
 *
 * @param user a message that says Hello
 * @param turns messages of a conversation
 * @param options members beside the messages of a conversation, each with a comma before it
 * @param called messages of a call of a tool and its result
 * @param tools a member with two tools, with a comma before it
 * @param seen a message with a picture
 * @param schema a member that demands JSON by a schema, with a comma before it
 * @param body puts it together
 */
record FakeRequests(
        String user, String turns, String options, String called, String tools, String seen, String schema, Body body) {
    private static final String LATER = ",\"x_later\":{\"a\":[1,\"}\"]}";

    /** The body of a request. */
    @FunctionalInterface
    interface Body {
        /** Of messages, and of members beside them. */
        String of(String messages, String more, boolean stream);
    }

    String of(RequestForm form, boolean stream) {
        return switch (form) {
            case CONVERSATION -> body.of(turns, options, stream);
            case TOOLS -> body.of(user, tools, stream);
            case TOOL_RESULT -> body.of(user + "," + called, tools, stream);
            case VISION -> body.of(seen, "", stream);
            case JSON -> body.of(user, schema, stream);
            case UNKNOWN_MEMBERS -> body.of(user, LATER, stream);
            case PLAIN -> body.of(user, "", stream);
        };
    }
}
