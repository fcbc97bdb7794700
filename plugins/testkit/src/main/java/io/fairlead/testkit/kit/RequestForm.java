package io.fairlead.testkit.kit;

/** What a client's request asks for. There will be more: a {@link WireFake} answers one that it does not know plainly. */
public enum RequestForm {
    /** One message of a user, {@code Hello}. */
    PLAIN,
    /** A system prompt, and a conversation of several turns. */
    CONVERSATION,
    /** Two tools to call. */
    TOOLS,
    /** A tool that was called, and its result. */
    TOOL_RESULT,
    /** A picture within the message, as base64. */
    VISION,
    /** An answer in JSON by a schema. */
    JSON,
    /** Members that nobody has heard of: {@code x_later} at the top. */
    UNKNOWN_MEMBERS
}
