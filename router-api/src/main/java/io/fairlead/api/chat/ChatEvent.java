package io.fairlead.api.chat;

import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.UpstreamError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of an answer, in a stream or taken from a whole one. Open: code that switches over events keeps a default
 * branch. Choices and parts are numbered from 0 in the order in which they begin.
 */
public interface ChatEvent {
    /** The answer begins. */
    static Started started(String id, String model) {
        return new StartedValue(id, model);
    }

    /** A piece of text. */
    static TextDelta text(int choice, String text) {
        return text(choice, text, List.of());
    }

    /** A piece of text, with the probabilities of its tokens. */
    static TextDelta text(int choice, String text, List<TokenLogprob> logprobs) {
        return new TextDeltaValue(choice, text, List.copyOf(logprobs));
    }

    /** A piece of reasoning, or its signature, or both. */
    static ThinkingDelta thinking(int choice, String text, @Nullable String signature) {
        return new ThinkingDeltaValue(choice, text, signature);
    }

    /** A piece of a refusal. */
    static RefusalDelta refusal(int choice, String text) {
        return refusal(choice, text, List.of());
    }

    /** A piece of a refusal, with the probabilities of its tokens. */
    static RefusalDelta refusal(int choice, String text, List<TokenLogprob> logprobs) {
        return new RefusalDeltaValue(choice, text, List.copyOf(logprobs));
    }

    /** A call of a tool begins. */
    static ToolCallStarted toolCallStarted(int choice, int call, String id, String name) {
        return toolCallStarted(choice, call, id, name, Map.of());
    }

    /** A call of a tool begins, with members that the model does not name. */
    static ToolCallStarted toolCallStarted(
            int choice, int call, String id, String name, Map<String, String> extensions) {
        return new ToolCallStartedValue(choice, call, id, name, ExtensionMap.copyOf(extensions));
    }

    /** A source, a citation or the like; {@code json} as the protocol of that name has it. */
    static Annotated annotated(int choice, String protocol, String json) {
        return new AnnotatedValue(choice, protocol, json);
    }

    /** A part that the model does not name; {@code kind} and {@code json} as {@link ChatPart#unknown} has them. */
    static UnknownPart unknown(int choice, String kind, String json) {
        return new UnknownEventValue(choice, kind, json);
    }

    /** A piece of a call's arguments. */
    static ToolCallDelta toolCallDelta(int choice, int call, String json) {
        return new ToolCallDeltaValue(choice, call, json);
    }

    /** A choice ends. */
    static Finished finished(int choice, FinishReason reason, @Nullable String stopText) {
        return new FinishedValue(choice, reason, stopText);
    }

    /** The usage so far; a later one replaces it. */
    static UsageReported usage(Usage usage) {
        return new UsageReportedValue(usage);
    }

    /** The upstream reports a failure within its answer. */
    static Failed failed(UpstreamError error) {
        return new FailedValue(error);
    }

    /** The answer ended as it should. */
    static Ended ended() {
        return EndedValue.INSTANCE;
    }

    /** The answer begins. */
    interface Started extends ChatEvent {
        /** The upstream's id of the answer; empty if it has none. */
        String id();

        /** The upstream's name of the model. */
        String model();
    }

    /** A piece of text. Who changes the text makes an event without its probabilities: they would tell what it was. */
    interface TextDelta extends ChatEvent {
        /** The choice. */
        int choice();

        /** The text; empty where only probabilities came. */
        String text();

        /** The probabilities of its tokens in order; empty if the upstream does not tell them. */
        default List<TokenLogprob> logprobs() {
            return List.of();
        }
    }

    /** A piece of reasoning. */
    interface ThinkingDelta extends ChatEvent {
        /** The choice. */
        int choice();

        /** The text; may be empty. */
        String text();

        /** The vendor's proof, or null; named as in {@link ChatPart.ThinkingPart#signature()}. */
        @Nullable String signature();
    }

    /** A piece of a refusal. */
    interface RefusalDelta extends ChatEvent {
        /** The choice. */
        int choice();

        /** The text; empty where only probabilities came. */
        String text();

        /** The probabilities of its tokens, as in {@link TextDelta#logprobs()}. */
        default List<TokenLogprob> logprobs() {
            return List.of();
        }
    }

    /** A call of a tool begins. */
    interface ToolCallStarted extends ChatEvent {
        /** The choice. */
        int choice();

        /** The call, numbered within its choice. */
        int call();

        /** Pairs the call with its result. */
        String id();

        /** The tool. */
        String name();

        /** Members that the model does not name: raw JSON by name, named as in {@link ChatRequest#extensions()}. */
        default Map<String, String> extensions() {
            return Map.of();
        }
    }

    /** Where the text before it comes from. */
    interface Annotated extends ChatEvent {
        /** The choice. */
        int choice();

        /** The protocol whose form the annotation has; dialects of others pass it over. */
        String protocol();

        /** The annotation as raw JSON. */
        String json();
    }

    /** A part of the answer that the model does not name, whole; dialects of other protocols pass it over. */
    interface UnknownPart extends ChatEvent {
        /** The choice. */
        int choice();

        /** What it is: the protocol's name, a colon and its own word, such as {@code anthropic:redacted_thinking}. */
        String kind();

        /** The part as raw JSON. */
        String json();
    }

    /** A piece of a call's arguments. */
    interface ToolCallDelta extends ChatEvent {
        /** The choice. */
        int choice();

        /** The call, numbered within its choice. */
        int call();

        /** A fragment of JSON. */
        String json();
    }

    /** A choice ends. */
    interface Finished extends ChatEvent {
        /** The choice. */
        int choice();

        /** Why. */
        FinishReason reason();

        /** The stop text that was met, or null. */
        @Nullable String stopText();
    }

    /** The usage so far. */
    interface UsageReported extends ChatEvent {
        /** The usage. */
        Usage usage();
    }

    /** The upstream reports a failure. */
    interface Failed extends ChatEvent {
        /** The failure. */
        UpstreamError error();
    }

    /** The answer ended as it should: the upstream's own sign of the end was seen. */
    interface Ended extends ChatEvent {}
}

record StartedValue(String id, String model) implements ChatEvent.Started {}

record TextDeltaValue(int choice, String text, List<TokenLogprob> logprobs) implements ChatEvent.TextDelta {}

record ThinkingDeltaValue(int choice, String text, @Nullable String signature) implements ChatEvent.ThinkingDelta {}

record RefusalDeltaValue(int choice, String text, List<TokenLogprob> logprobs) implements ChatEvent.RefusalDelta {}

record ToolCallStartedValue(int choice, int call, String id, String name, Map<String, String> extensions)
        implements ChatEvent.ToolCallStarted {}

record AnnotatedValue(int choice, String protocol, String json) implements ChatEvent.Annotated {}

record UnknownEventValue(int choice, String kind, String json) implements ChatEvent.UnknownPart {}

record ToolCallDeltaValue(int choice, int call, String json) implements ChatEvent.ToolCallDelta {}

record FinishedValue(
        int choice, FinishReason reason, @Nullable String stopText) implements ChatEvent.Finished {}

record UsageReportedValue(Usage usage) implements ChatEvent.UsageReported {}

record FailedValue(UpstreamError error) implements ChatEvent.Failed {}

enum EndedValue implements ChatEvent.Ended {
    INSTANCE
}
