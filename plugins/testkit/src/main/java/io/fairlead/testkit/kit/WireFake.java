package io.fairlead.testkit.kit;

import io.fairlead.api.dialect.Framing;
import io.fairlead.api.http.RequestHead;
import io.fairlead.testkit.TestRequest;
import java.util.List;

/**
 * How clients and an upstream write that speak one dialect: what {@link DialectKit} and {@link ProviderKit} have the plugin
 * read. Implementations keep no state and are safe for many threads. An author of a dialect of his own writes one.
 */
public interface WireFake {
    /** The chats of OpenAI. */
    static WireFake openAiChat() {
        return new OpenAiChatFake();
    }

    /** The messages of Anthropic. */
    static WireFake anthropicMessages() {
        return new AnthropicMessagesFake();
    }

    /** The contents of Gemini. */
    static WireFake geminiGenerate() {
        return new GeminiGenerateFake();
    }

    /** The id of the dialect, such as {@code openai.chat}. */
    String dialect();

    /** How its streams are cut: server-sent events, or {@link Framing#JSON_LINES}. */
    default Framing framing() {
        return Framing.SSE;
    }

    /** The head of a client's request; where an API has the model in its path, it is {@code smart}. */
    default RequestHead head(boolean stream) {
        return TestRequest.post("/");
    }

    /**
     * The body of a client's request for the model {@code smart}.
     *
     * @param form what is asked for; the plain one for a form that it does not know
     */
    String request(RequestForm form, boolean stream);

    /** A whole answer, as one JSON value. */
    String whole(FakeAnswer answer);

    /**
     * The same answer as a stream: server-sent events, each with its blank line, or lines, each with its end. The last one
     * is the API's mark of the end, or what completes the answer where it has none. Usage is told as if the client had
     * asked for it.
     */
    List<String> stream(FakeAnswer answer);

    /** The body of an error reply. */
    String error(String type, String code, String message);

    /** A failure that an upstream reports in the midst of a stream, as one event with its blank line, or one line. */
    default String errorEvent(String type, String message) {
        String error = error(type, type, message);
        return framing().equals(Framing.JSON_LINES) ? error + "\n" : "data: " + error + "\n\n";
    }
}
