package io.fairlead.clients.play;

import io.fairlead.clients.matrix.Case;
import io.fairlead.fakes.json.Json;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What is asked in each case, what the model behind every fake answers, and the words of a mismatch. */
final class Expected {
    static final String SYSTEM = "Be brief.";
    static final String GREETING = "Hello, Grüße, 你好 🌍! I was told: Be brief.";
    static final long INPUT = 20;
    static final long OUTPUT = 9;
    static final List<String> TOWNS = List.of("Köln", "Bonn");
    static final String TOOL_ANSWER = "The tools say: rain in Köln; rain in Bonn.";
    static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    static final String SEEN = "I see image/png of " + Base64.getDecoder().decode(PNG).length + " bytes.";

    static final List<List<Float>> VECTORS = List.of(List.of(0f, 0.5f, -0.25f), List.of(1f, 0.5f, -0.25f));

    private static final int FEW = 2;

    private Expected() {}

    /** The weather, as the one tool knows it. */
    static String weather(String town) {
        return "rain in " + town;
    }

    static void equal(Object found, Object expected, String what) {
        if (!Objects.equals(found, expected)) {
            throw new IllegalStateException(what + ": found " + found + ", expected " + expected);
        }
    }

    /** That tokens were counted: exactly by an upstream that counts, else by an estimate. */
    static void counted(String model, long count) {
        boolean exact = Set.of("over-anthropic", "over-gemini").contains(model);
        equal(exact ? count == INPUT : count > 0 && count < INPUT, true, count + " tokens of " + model);
    }

    static IllegalArgumentException lacking(Case tried) {
        return new IllegalArgumentException("found the case " + tried.id() + ", expected one that the client can do");
    }

    static void pieces(List<String> found, String expected) {
        equal(String.join("", found), expected, "text");
        if (found.size() <= FEW) {
            throw new IllegalStateException("pieces: found " + found.size() + ", expected more than " + FEW);
        }
    }

    static void json(String text) {
        equal(Json.read(text), Json.object("town", "Köln", "degrees", 21), "JSON");
    }

    /** The member of a call's arguments. */
    static String town(String arguments) {
        return Json.text(Json.read(arguments), "town");
    }
}
