package io.fairlead.drill.fault;

import io.fairlead.drill.client.Ending;
import io.fairlead.drill.fault.Scene.Scored;
import io.fairlead.drill.gateway.RunningGateway;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks whether what attempts took is on record, those that failed as well: in the access log and in the metrics. */
final class Records {
    /** Counted by the gateway from frames, since an upstream that is cut has not told. */
    private static final int LEAST_OF_A_CUT = 30;

    private Records() {}

    static Scored check(Scene scene, RunningGateway gateway, Scored scored) throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>();
        String line = gateway.accessLine("\"" + scene.id() + "\"").orElse("{}");
        List<JsonObject> attempts = attempts(line);
        if (attempts.isEmpty() || attempts.getFirst().getInt("tokens_out", 0) < LEAST_OF_A_CUT) {
            missing.add("the cut attempt's tokens in the access log");
        }
        String metrics = gateway.metrics();
        if (tokens(metrics, scene.fault().route() + "-first/m") < LEAST_OF_A_CUT) {
            missing.add("the cut attempt's tokens in the metrics");
        }
        boolean recovered = scored.ending() == Ending.FULL;
        if (recovered && attempts.size() < 2) {
            missing.add("the second attempt in the access log");
        }
        if (recovered && tokens(metrics, scene.fault().route() + "-second/m") < 1) {
            missing.add("the second attempt's tokens in the metrics");
        }
        return missing.isEmpty()
                ? new Scored(
                        scored.ending(), scored.live(), ("all on record; " + scored.note()).replaceFirst("; $", ""))
                : new Scored(Ending.BROKEN, scored.live(), "not on record: " + String.join(", ", missing));
    }

    private static List<JsonObject> attempts(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            JsonObject record = reader.readObject();
            return record.containsKey("attempts")
                    ? record.getJsonArray("attempts").getValuesAs(JsonObject.class)
                    : List.of();
        }
    }

    private static double tokens(String metrics, String deployment) {
        Matcher line = Pattern.compile("(?m)^fairlead_tokens_total\\{(?=[^}]*deployment=\"" + Pattern.quote(deployment)
                        + "\")(?=[^}]*kind=\"output\")[^}]*} ([0-9.E]+)")
                .matcher(metrics);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }
}
