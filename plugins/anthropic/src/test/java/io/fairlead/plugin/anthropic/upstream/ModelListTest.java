package io.fairlead.plugin.anthropic.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.http.Slice;
import io.fairlead.api.provider.ListedModel;
import io.fairlead.api.provider.ModelListing;
import io.fairlead.api.provider.ModelPage;
import io.fairlead.testkit.FixedContext;
import io.fairlead.testkit.TestCredential;
import io.fairlead.testkit.TestHeaders;
import io.fairlead.testkit.TestReply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelListTest {
    private static final ModelListing LISTING = listing();

    @Test
    void isAskedForPageByPageWithTheKey() {
        TestHeaders headers = TestHeaders.of();

        assertThat(LISTING.address(headers, TestCredential.of("k"), null))
                .hasToString("https://api.anthropic.com/v1/models?limit=1000");
        assertThat(headers.lines())
                .containsExactly("user-agent: Fairlead", "anthropic-version: 2023-06-01", "x-api-key: k");
        assertThat(LISTING.address(TestHeaders.of(), TestCredential.of("k"), "a&b"))
                .hasToString("https://api.anthropic.com/v1/models?limit=1000&after_id=a%26b");
    }

    /** Members as the vendor's reference of the list shows them. */
    @Test
    void isReadWithItsLimitsAndCapabilities() {
        ModelPage page = page("""
                {"data":[
                 {"type":"model","id":"claude-a","display_name":"A","created_at":"2026-10-07T00:00:00Z",
                  "max_input_tokens":1000000,"max_tokens":128000,"capabilities":{
                   "batch":{"supported":true},"image_input":{"supported":true},"pdf_input":{"supported":false},
                   "structured_outputs":{"supported":true},"thinking":{"supported":true,"types":{"enabled":{"supported":false}}}}},
                 {"type":"model","id":"claude-b","display_name":"B","max_input_tokens":null,"capabilities":null},
                 {"id":""},7],
                 "has_more":true,"first_id":"claude-a","last_id":"claude-b"}""");

        assertThat(page.models()).extracting(ListedModel::name).containsExactly("claude-a", "claude-b");
        ListedModel first = page.models().getFirst();
        assertThat(first.contextWindow()).hasValue(1_000_000);
        assertThat(first.maxOutput()).hasValue(128_000);
        assertThat(first.capabilities())
                .get()
                .satisfies(all -> assertThat(all)
                        .contains(Capability.TOOLS, Capability.VISION, Capability.JSON_SCHEMA, Capability.REASONING)
                        .doesNotContain(Capability.DOCUMENTS, Capability.JSON_MODE));
        assertThat(page.models().getLast().capabilities()).isEmpty();
        assertThat(page.models().getLast().contextWindow()).isEmpty();
        assertThat(page.cursor()).isEqualTo("claude-b");
    }

    @Test
    void endsWhereThereIsNoMore() {
        assertThat(page("{\"data\":[],\"has_more\":false,\"last_id\":\"x\"}").cursor())
                .isNull();
        assertThat(page("{\"data\":[],\"has_more\":true,\"last_id\":null}").cursor())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"data\":{}}", "[]", "<html>", "", "{\"data\":[{\"id\":\"a\""})
    void saysWhatItFoundInstead(String body) {
        assertThatThrownBy(() -> page(body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found");
    }

    private static ModelPage page(String body) {
        return LISTING.parse(TestReply.json(), Slice.utf8(body));
    }

    private static ModelListing listing() {
        AnthropicProviderFactory factory = new AnthropicProviderFactory();
        return factory.create(FixedContext.with(factory.settings(), Map.of()))
                .modelListing()
                .orElseThrow();
    }
}
