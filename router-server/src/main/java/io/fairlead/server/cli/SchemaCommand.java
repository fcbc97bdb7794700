package io.fairlead.server.cli;

import io.fairlead.core.config.reference.ConfigurationSchema;
import io.fairlead.core.plugin.PluginRuntime;
import io.fairlead.server.gateway.Loading;
import io.fairlead.server.gateway.Version;
import jakarta.json.JsonWriter;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what editors complete and check configurations with. */
@Command(
        mixinStandardHelpOptions = true,
        name = "schema",
        description = "Prints the JSON Schema of configurations, with the settings of the installed plugins.")
final class SchemaCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Override
    public Integer call() {
        try (PluginRuntime plugins = Loading.plugins(places.options(null), Version.current())) {
            plugins.problems().forEach(problem -> System.err.println("problem: " + problem));
            System.out.println(pretty(ConfigurationSchema.of(plugins.extensions())));
            return plugins.problems().isEmpty() ? 0 : FairleadCommand.PROBLEM;
        }
    }

    private static String pretty(Map<String, Object> tree) {
        JsonProvider json = JsonProvider.provider();
        StringWriter text = new StringWriter();
        try (JsonWriter writer = json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.writeObject(json.createObjectBuilder(tree).build());
        }
        return text.toString().strip();
    }
}
