package io.fairlead.plugin.openai.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.http.Slice;
import io.fairlead.api.provider.ListedModel;
import io.fairlead.api.provider.ModelListing;
import io.fairlead.testkit.FixedContext;
import io.fairlead.testkit.TestCredential;
import io.fairlead.testkit.TestHeaders;
import io.fairlead.testkit.TestReply;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as the vendors' references show them, shortened. */
class ModelListTest {
    @Test
    void isAskedForWithTheKey() {
        TestHeaders headers = TestHeaders.of();

        assertThat(listing("zai").address(headers, TestCredential.of("k"), null))
                .hasToString("https://api.z.ai/api/paas/v4/models");
        assertThat(headers.lines()).containsExactly("user-agent: Fairlead", "authorization: Bearer k");
    }

    @Test
    void isNotAskedForWhereThereIsNone() {
        OpenAiProviderFactory factory = new OpenAiProviderFactory();

        assertThat(factory.create(FixedContext.with(factory.settings(), Map.of("preset", "perplexity")))
                        .modelListing())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openai | {'object':'list','data':[{'id':'a','object':'model','created':1,'owned_by':'x'},{'id':'b'}]} | a, b",
                "groq | {'data':[{'id':'a','active':true,'context_window':131072,'max_completion_tokens':32768},{'id':'old','active':false}]} | a 131072/32768",
                "together | [{'id':'a','type':'chat','context_length':32768,'pricing':{'hourly':0,'input':0.88,'output':0.9,'base':0}}] | a 32768/0 880000000:900000000",
                "openrouter | {'data':[{'id':'a','context_length':1000,'pricing':{'prompt':'0.0000025','completion':'0.00001','image':'0'},'top_provider':{'context_length':900,'max_completion_tokens':100}}]} | a 1000/100 2500000000:10000000000",
                "openrouter | {'data':[{'id':'auto','pricing':{'prompt':'-1','completion':'-1'}}]} | auto",
                "openrouter | {'data':[{'id':'free','pricing':{'prompt':'0','completion':'0'}}]} | free 0:0",
                "openai | {'data':[{'id':'a','pricing':{'prompt':'1','completion':'1'}}]} | a",
                "vllm | {'data':[{'id':'a','max_model_len':4096,'root':'a'}]} | a 4096/0",
                "llama-cpp | {'models':[{'name':'a','model':'a'}],'object':'list','data':[{'id':'a','meta':{'n_vocab':5,'n_ctx_train':8192}}]} | a 8192/0",
                "openai | {'models':[{'id':'a'}]} | a",
                "openai | {'data':[{'id':''},{'id':null},{'object':'model'},7]} | ",
                "openai | {'data':[{'id':'a','context_length':null}]} | a",
            })
    void isRead(String preset, String json, @Nullable String expected) {
        assertThat(models(preset, json).stream().map(ModelListTest::shown).collect(Collectors.joining(", ")))
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void tellsCapabilitiesWhereTheVendorTellsAllOfThem() {
        assertThat(models("openrouter", """
                        {"data":[{"id":"a","architecture":{"input_modalities":["text","image"]},
                        "supported_parameters":["tools","response_format","structured_outputs","reasoning"]}]}""").getFirst().capabilities())
                .get()
                .satisfies(all -> assertThat(all)
                        .contains(Capability.VISION, Capability.TOOLS, Capability.JSON_SCHEMA, Capability.REASONING)
                        .doesNotContain(Capability.AUDIO_INPUT));
        assertThat(models("mistral", """
                        {"data":[{"id":"a","capabilities":{"completion_chat":true,"function_calling":true,"vision":false},
                        "max_context_length":32768}]}""").getFirst().capabilities())
                .get()
                .satisfies(all -> assertThat(all).contains(Capability.TOOLS).doesNotContain(Capability.VISION));
        assertThat(models("openai", "{\"data\":[{\"id\":\"a\"}]}").getFirst().capabilities())
                .isEmpty();
    }

    /** Models for embeddings were declared to chat and nothing else, so that embeddings were refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'mistral-embed','capabilities':{'completion_chat':false,'function_calling':false,'vision':false}}",
                "{'id':'a','supports_chat':false,'supports_tools':false,'supports_image_input':false}",
                "{'id':'a','supports_tools':false}",
                "{'id':'a','supported_parameters':[],'architecture':{'output_modalities':['embeddings']}}",
                "{'id':'a','architecture':{'input_modalities':['text','image']}}",
            })
    void tellsNothingOfModelsThatAreNotSaidToChat(String row) {
        assertThat(models("mistral", "{'data':[" + row + "]}").getFirst().capabilities())
                .isEmpty();
    }

    @Test
    void tellsOfEmbeddingsWhereTheListSpeaksOfThem() {
        assertThat(models("openrouter", """
                        {"data":[{"id":"a","architecture":{"output_modalities":["text","embeddings"]},
                        "supported_parameters":["tools"]}]}""").getFirst().capabilities())
                .get()
                .satisfies(all -> assertThat(all).contains(Capability.EMBEDDINGS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"data\":null}", "{\"data\":{}}", "<html>", "", "7", "[{\"id\":\"a\""})
    void saysWhatItFoundInstead(String body) {
        assertThatThrownBy(() -> models("openai", body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found");
    }

    private static List<ListedModel> models(String preset, String json) {
        return listing(preset)
                .parse(TestReply.json(), Slice.utf8(json.replace('\'', '"')))
                .models();
    }

    private static ModelListing listing(String preset) {
        OpenAiProviderFactory factory = new OpenAiProviderFactory();
        return factory.create(FixedContext.with(factory.settings(), Map.of("preset", preset)))
                .modelListing()
                .orElseThrow();
    }

    private static String shown(ListedModel model) {
        StringBuilder text = new StringBuilder(model.name());
        if (model.contextWindow().isPresent()) {
            text.append(' ').append(model.contextWindow().getAsLong());
            text.append('/').append(model.maxOutput().orElse(0));
        }
        model.price()
                .ifPresent(price ->
                        text.append(' ').append(price.inputNanos()).append(':').append(price.outputNanos()));
        return text.toString();
    }
}
