package io.fairlead.fakes.json;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a vendor takes in one operation: a JSON Schema of ours, written from the vendor's reference that it names. */
public final class Shape {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Schema schema;

    private Shape(Schema schema) {
        this.schema = schema;
    }

    /** The shape of this name, such as {@code openai.chat}. */
    public static Shape named(String name) {
        String file = "/io/fairlead/fakes/schema/" + name + ".json";
        try (InputStream stored = Shape.class.getResourceAsStream(file)) {
            if (stored == null) {
                throw new IllegalArgumentException("found no file " + file);
            }
            String text = new String(stored.readAllBytes(), StandardCharsets.UTF_8);
            return new Shape(
                    REGISTRY.getSchema(SchemaLocation.of("https://fairlead.io/fakes/" + name), Json.read(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a body; empty if nothing is. */
    public List<String> faults(JsonNode body) {
        return schema.validate(body).stream().map(Shape::told).toList();
    }

    private static String told(Error fault) {
        return fault.getInstanceLocation() + ": " + fault.getMessage();
    }
}
