package io.fairlead.drill.fault;

import io.fairlead.benchmarks.command.UsageException;
import io.fairlead.drill.upstream.FaultUpstream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** How the gateway is set up. Beyond that, a route and its providers for each fault. */
public enum Configuration {
    /** Providers and routes, and nothing else. */
    DEFAULT,
    /** The keys that make the most of an upstream that fails. */
    BEST;

    private static final Duration FIRST_CONTENT_AT_BEST = Duration.ofSeconds(10);

    /** The one of a name. */
    public static Configuration named(String name) {
        for (Configuration configuration : values()) {
            if (configuration.toString().equals(name)) {
                return configuration;
            }
        }
        throw new UsageException("--config is " + name + "; expected default or best");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The bounds that hold with it. */
    public Bounds bounds(Bounds asked) {
        return switch (this) {
            case DEFAULT -> asked;
            case BEST -> asked.withFirstContent(FIRST_CONTENT_AT_BEST);
        };
    }

    /** The file, for faults that run already. */
    public String yaml(List<Scene> scenes, Bounds bounds) {
        StringBuilder text = new StringBuilder("metrics: [prometheus]\n").append(defaults(bounds));
        text.append("providers:\n");
        for (Scene scene : scenes) {
            String route = scene.fault().route();
            text.append(provider(route + "-first", scene.first()));
            FaultUpstream second = scene.second();
            text.append(second == null ? "" : provider(route + "-second", second));
        }
        text.append("routes:\n");
        scenes.forEach(scene -> text.append(route(scene)));
        return text.toString();
    }

    private String defaults(Bounds bounds) {
        StringJoiner lines = new StringJoiner("\n  ", "defaults:\n  ", "\n").setEmptyValue("");
        StringJoiner timeouts = new StringJoiner(", ", "timeouts: { ", " }").setEmptyValue("");
        bounds.firstContent().ifPresent(bound -> timeouts.add("first-content: " + bound.toMillis() + "ms"));
        bounds.idle().ifPresent(bound -> timeouts.add("idle: " + bound.toMillis() + "ms"));
        if (!timeouts.toString().isEmpty()) {
            lines.add(timeouts.toString());
        }
        if (this == BEST) {
            lines.add("retry: { wait-here-up-to: 3s }")
                    .add("recover: [continue, match]")
                    .add("content-policy: next");
        }
        return lines.toString();
    }

    /** At best it is known of an upstream that it goes on with a beginning; whether that is so is its affair. */
    private String provider(String name, FaultUpstream upstream) {
        return "  " + name + ": { type: openai, base-url: \"" + upstream.url() + "\", keys: [drill-key]"
                + (this == BEST ? ", prefill: true" : "") + " }\n";
    }

    private static String route(Scene scene) {
        String route = scene.fault().route();
        boolean windows = scene.fault().number() == Faults.CONTEXT_LENGTH;
        String first = windows
                ? "{ deployment: " + route + "-first/m, context: 8192 }, { deployment: " + route
                        + "-second/m, context: 131072 }"
                : route + "-first/m" + (scene.second() == null ? "" : ", " + route + "-second/m");
        return "  " + route + ": { deployments: [" + first + "] }\n";
    }
}
