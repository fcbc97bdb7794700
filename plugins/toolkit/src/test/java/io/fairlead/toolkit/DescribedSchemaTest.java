package io.fairlead.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ResponseFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DescribedSchemaTest {
    private final List<String> lost = new ArrayList<>();

    @Test
    void isTakenOutOfItsDescription() {
        assertThat(of("{\"name\":\"n\",\"strict\":true,\"schema\":{\"type\":\"object\"}}"))
                .isEqualTo("{\"type\":\"object\"}");
        assertThat(lost).isEmpty();
    }

    @Test
    void reportsTheWordsBesideIt() {
        assertThat(of("{\"description\":\"d\",\"title\":null,\"schema\":{}}")).isEqualTo("{}");
        assertThat(lost).containsExactly("response_format.json_schema.description");
    }

    @Test
    void isNothingWhereNoneIsGiven() {
        assertThat(of("{\"name\":\"n\"}")).isNull();
        assertThat(lost).isEmpty();
        assertThat(of("{\"schema\":true}")).isNull();
        assertThat(lost).containsExactly("response_format.json_schema.schema");
    }

    private @Nullable String of(String described) {
        return DescribedSchema.of(ResponseFormat.of("json_schema", described), (path, reason) -> lost.add(path));
    }
}
