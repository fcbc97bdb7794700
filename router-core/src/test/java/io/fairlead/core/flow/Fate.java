package io.fairlead.core.flow;

import io.fairlead.core.scene.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What may become of a request at an upstream. */
enum Fate {
    SERVED,
    RATE_LIMITED,
    RATE_LIMITED_FOR_A_WHILE,
    BROKEN,
    KEY_REFUSED,
    MODEL_UNKNOWN,
    TOO_LONG,
    REJECTED,
    AGAINST_POLICY,
    SILENT_END,
    CUT_ANYWHERE,
    ERROR_INSIDE,
    NO_END,
    MALFORMED_FRAME,
    WRONG_FORM,
    RUBBISH,
    SLOW_HEAD,
    STALLED,
    PLUGIN_FAILS;

    private static final List<Fate> ALL = List.of(values());
    private static final Duration LONG = Duration.ofSeconds(70);

    /** A fate, and the words of the answer as far as it has any. */
    record Drawn(Fate fate, List<String> words, int place) {
        static Drawn of(SplittableRandom random, double trouble, boolean slow) {
            List<String> words = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                words.add("w" + random.nextInt(1_000) + " ");
            }
            Fate fate = random.nextDouble() < trouble ? ALL.get(random.nextInt(ALL.size())) : SERVED;
            boolean waits = fate == SLOW_HEAD || fate == STALLED || fate == RATE_LIMITED_FOR_A_WHILE;
            return new Drawn(waits && !slow ? BROKEN : fate, words, random.nextInt(1 << 16));
        }

        /** All that an upstream says if nothing hinders it. */
        String text() {
            return String.join("", words);
        }

        /** What the upstream says, in a stream or not; {@code waiting} is told when it keeps its caller waiting. */
        Answer answer(boolean stream, Consumer<Duration> waiting) {
            return Fate.answer(this, stream, waiting);
        }

        /** How long it must be left alone from now on. */
        Duration rest() {
            return switch (fate) {
                case RATE_LIMITED -> Duration.ofSeconds(60);
                case RATE_LIMITED_FOR_A_WHILE -> Duration.ofSeconds(place % 100);
                case KEY_REFUSED -> Duration.ofMinutes(10);
                default -> Duration.ZERO;
            };
        }

        /** Tokens of a whole answer. */
        int tokens() {
            return place % 50;
        }

        /** Whether an upstream gives a whole answer, so that the client must get it. */
        boolean whole() {
            return fate == SERVED || fate == MALFORMED_FRAME;
        }
    }

    private static Answer answer(Drawn drawn, boolean stream, Consumer<Duration> waiting) {
        return switch (drawn.fate()) {
            case SERVED -> served(drawn, stream);
            case RATE_LIMITED -> error(429, null);
            case RATE_LIMITED_FOR_A_WHILE -> Answer.json(429, "{\"error\":{}}", "Retry-After: " + drawn.place() % 100);
            case BROKEN -> error(500 + drawn.place() % 4, null);
            case KEY_REFUSED -> error(401, null);
            case MODEL_UNKNOWN -> error(404, null);
            case TOO_LONG -> error(400, "context_length");
            case REJECTED -> error(400, null);
            case AGAINST_POLICY -> error(400, "content_policy");
            case SILENT_END -> Answer.empty().cut();
            case CUT_ANYWHERE -> {
                Answer whole = served(drawn, stream);
                yield whole.cutAfter(drawn.place() % whole.length());
            }
            case ERROR_INSIDE ->
                stream
                        ? words(drawn)
                                .event("{\"error\":{\"type\":\"server\",\"message\":\"inside\"}}")
                                .done()
                        : Answer.json(200, "{\"error\":{\"type\":\"server\",\"message\":\"inside\"}}");
            case NO_END -> stream ? words(drawn).done() : Answer.json(200, "{\"tokens\":[1,1]}");
            case MALFORMED_FRAME ->
                stream
                        ? words(drawn)
                                .event("{\"te")
                                .event("{\"tokens\":[1," + drawn.tokens() + "]}")
                                .event("{\"end\":1}")
                                .done()
                        : served(drawn, false);
            case WRONG_FORM -> served(drawn, !stream);
            case RUBBISH -> Answer.json(200, "<html>", "Retry-After: soon");
            case SLOW_HEAD -> Answer.empty().after(() -> waiting.accept(LONG)).text("HTTP/1.1 200 OK\r\n\r\n");
            case STALLED ->
                (stream ? words(drawn) : Answer.streaming())
                        .after(() -> waiting.accept(LONG))
                        .event("{\"end\":1}")
                        .done();
            case PLUGIN_FAILS -> pluginFails(drawn, stream);
        };
    }

    private static Answer served(Drawn drawn, boolean stream) {
        return stream
                ? words(drawn)
                        .event("{\"tokens\":[1," + drawn.tokens() + "]}")
                        .event("{\"end\":1}")
                        .done()
                : Answer.json(200, "{\"text\":\"" + drawn.text() + "\",\"tokens\":[1," + drawn.tokens() + "]}");
    }

    private static Answer words(Drawn drawn) {
        Answer answer = Answer.streaming();
        for (String word : drawn.words()) {
            answer.event("{\"text\":\"" + word + "\"}");
        }
        return answer;
    }

    private static Answer pluginFails(Drawn drawn, boolean stream) {
        return switch (drawn.place() % 4) {
            case 0 -> Answer.json(500, "{\"error\":{\"message\":\"fatal\"}}");
            case 1 -> Answer.json(200, "{}", "X-Fatal: yes");
            case 2 -> stream ? words(drawn).event("{\"fatal\":2}") : Answer.json(200, "{\"text\":\"a\",\"fatal\":2}");
            default -> stream ? words(drawn).event("{\"fatal\":1}") : Answer.json(200, "{\"fatal\":1}");
        };
    }

    private static Answer error(int status, @Nullable String type) {
        String kind = type == null ? "" : "\"type\":\"" + type + "\",";
        return Answer.json(status, "{\"error\":{" + kind + "\"message\":\"no\"}}");
    }
}
