package io.fairlead.e2e.pairs;

import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.fakes.FakeUpstream;
import io.fairlead.fakes.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A gateway over one fake of each kind. Cases of errors have a provider to themselves: what they hit rests for a while. */
final class PairStage implements AutoCloseable {
    private static final String CAPABILITIES =
            "streaming, system-prompt, tools, parallel-tools, vision, documents, audio-input, json-mode, json-schema, reasoning, "
                    + "embeddings";

    private final Map<Kind, FakeUpstream> upstreams = new EnumMap<>(Kind.class);
    private final Gateway gateway;

    PairStage(Path folder, List<Kind> kinds, List<PairFile> files) throws IOException {
        for (Kind kind : kinds) {
            upstreams.put(kind, FakeUpstream.start(kind));
        }
        gateway = Gateway.start(folder, configuration(files));
    }

    private String configuration(List<PairFile> files) {
        Map<String, FakeUpstream> providers = new LinkedHashMap<>();
        upstreams.forEach((kind, upstream) -> files.forEach(file -> providers.put(provider(file, kind), upstream)));
        StringBuilder yaml = new StringBuilder("defaults: { max-wait: 0s, retry: { same: 0 } }\nproviders:\n");
        providers.forEach((name, upstream) -> yaml.append("  %s: { %s, base-url: \"%s\", key: upstream }\n"
                .formatted(name, upstream.kind().provider(), upstream.url())));
        yaml.append("routes:\n");
        providers.forEach((name, upstream) ->
                yaml.append("  over-%s: { deployments: [{ deployment: %s/%s, capabilities: [%s] }] }\n"
                        .formatted(name, name, model(upstream.kind()), CAPABILITIES)));
        return yaml.toString();
    }

    /** A model that is known to think. */
    private static String model(Kind kind) {
        return switch (kind) {
            case OPENAI, RESPONSES -> "gpt-5-mini";
            case ANTHROPIC -> "claude-sonnet-4-5";
            case GEMINI -> "gemini-2.5-flash";
            case OLLAMA -> "qwen3";
        };
    }

    private static boolean ownProvider(PairFile file) {
        return file.tried().startsWith("error");
    }

    private static String provider(PairFile file, Kind kind) {
        return ownProvider(file) ? kind.id() + "-" + file.api() + "-" + file.tried() : kind.id();
    }

    /** What a client gets that asks through the gateway. */
    Answer ask(PairFile file, Kind kind) throws IOException {
        String model = "over-" + provider(file, kind);
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(
                    file.path().replace("$MODEL", model),
                    file.body().replace("$MODEL", model),
                    "anthropic-version: 2023-06-01",
                    "Connection: close");
        }
    }

    @Override
    public void close() {
        gateway.close();
        upstreams.values().forEach(FakeUpstream::close);
    }
}
