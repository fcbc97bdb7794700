package io.fairlead.fakes;

import io.fairlead.fakes.anthropic.Anthropic;
import io.fairlead.fakes.gemini.Gemini;
import io.fairlead.fakes.http.Vendor;
import io.fairlead.fakes.ollama.Ollama;
import io.fairlead.fakes.openai.OpenAi;
import java.util.Locale;

/** The wire protocols. */
@SuppressWarnings("ImmutableEnumChecker") // its vendors hold no state
public enum Kind {
    /** Chats and embeddings of OpenAI. */
    OPENAI("/v1"),
    /** Responses of OpenAI, and embeddings. */
    RESPONSES("/v1"),
    /** Messages of Anthropic. */
    ANTHROPIC(""),
    /** Contents of Google. */
    GEMINI("/v1beta"),
    /** Chats and completions of Ollama. */
    OLLAMA("");

    private final String base;

    Kind(String base) {
        this.base = base;
    }

    /** Its name, such as {@code openai}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a configuration says of a provider of this kind, such as {@code type: openai}. */
    public String provider() {
        return switch (this) {
            case OPENAI -> "type: openai, custom-tools: true";
            case RESPONSES -> "type: openai, dialects: [openai.responses, openai.embeddings], custom-tools: true";
            case ANTHROPIC, GEMINI, OLLAMA -> "type: " + id();
        };
    }

    Vendor vendor(String account) {
        return switch (this) {
            case OPENAI -> OpenAi.ofChats();
            case RESPONSES -> OpenAi.ofResponses(account);
            case ANTHROPIC -> new Anthropic(account);
            case GEMINI -> new Gemini(account);
            case OLLAMA -> new Ollama();
        };
    }

    /** What stands between the host and the path of an operation. */
    String base() {
        return base;
    }
}
