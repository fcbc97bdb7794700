package io.fairlead.plugin.anthropic.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.testkit.HeapBody;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLookTest {
    @Test
    void readsWhatRoutingNeeds() {
        RequestFacts facts = facts("""
                {"model":"claude-x","max_tokens":1024,"stream":true,"system":"abcd",
                 "messages":[{"role":"user","content":"efg"}]}""");

        assertThat(facts.operation()).isEqualTo(Operation.CHAT);
        assertThat(facts.model()).isEqualTo("claude-x");
        assertThat(facts.stream()).isTrue();
        assertThat(facts.usageWanted()).isTrue();
        assertThat(facts.maxOutputTokens()).hasValue(1024);
        assertThat(facts.choices()).isEqualTo(1);
        assertThat(facts.needs()).isEmpty();
        assertThat(facts.textBytes()).isEqualTo("claude-x".length() + 4 + "user".length() + 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | ",
                "`,'tools':[{'name':'f','input_schema':{'type':'object'}}]` | tools",
                "`,'tools':[{'type':'web_search_20250305','name':'web_search'}]` | tools",
                "`,'tools':[]` | ",
                "`,'tools':null` | ",
                "`,'output_config':{'format':{'type':'json_schema','schema':{}}}` | json-schema",
                "`,'output_config':{'effort':'low'}` | ",
                "`,'stream':null` | ",
                "`,'thinking':{'type':'enabled','budget_tokens':1024}` | ",
            })
    void tellsWhatTheModelMustBeAbleTo(String members, @Nullable String needs) {
        assertThat(needs(facts("{'model':'m','max_tokens':1,'messages':[]" + members + "}")))
                .isEqualTo(needs == null ? "" : needs);
    }

    @Test
    void findsImagesAndDocumentsWhereverTheyAre() {
        assertThat(facts("""
                {"model":"m","max_tokens":1,"messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"t",
                "content":[{"type":"image","source":{"type":"url","url":"https://host/a.png"}}]}]}]}""").needs()).containsExactly(Capability.VISION);
        assertThat(facts("""
                {"model":"m","max_tokens":1,"messages":[{"role":"user","content":[{"type":"document",
                "source":{"type":"base64","media_type":"application/pdf","data":"QUJD"}}]}]}""").needs()).containsExactly(Capability.DOCUMENTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'max_tokens':1,'messages':[]} | model | found nothing, expected a text of 1 to 256 characters",
                "{'model':7,'max_tokens':1,'messages':[]} | model | found a number, expected a text of 1 to 256",
                "{'model':null,'max_tokens':1,'messages':[]} | model | found null",
                "{'model':'','max_tokens':1,'messages':[]} | model | found an empty text",
                "{'model':'m','messages':[]} | max_tokens | found nothing, expected a whole number of 0 or more",
                "{'model':'m','max_tokens':null,'messages':[]} | max_tokens | found nothing",
                "{'model':'m','max_tokens':'9','messages':[]} | max_tokens | found the text \"9\", expected a whole number",
                "{'model':'m','max_tokens':1.5,'messages':[]} | max_tokens | found 1.5, expected a whole number",
                "{'model':'m','max_tokens':-1,'messages':[]} | max_tokens | found -1, expected a whole number of 0 or more",
                "{'model':'m','max_tokens':1,'messages':[],'stream':'yes'} | stream | found the text \"yes\", expected true or false",
                "{'model':'m','max_tokens':1,'messages':[],'stream':1} | stream | found 1, expected true or false",
                "{'model':'m','max_tokens':1} | messages | found nothing, expected an array of messages",
                "{'model':'m','max_tokens':1,'messages':'hi there'} | messages | found a text, expected an array",
                "{'model':'m','max_tokens':1,'messages':[],'tools':{}} | tools | found an object, expected an array of tools",
            })
    void namesTheMemberThatIsWrong(String body, String parameter, String message) {
        assertThatThrownBy(() -> facts(body))
                .asInstanceOf(InstanceOfAssertFactories.type(RouterException.class))
                .satisfies(thrown -> {
                    assertThat(thrown.error().code()).isEqualTo(ErrorCode.INVALID_REQUEST);
                    assertThat(thrown.error().parameter()).isEqualTo(parameter);
                    assertThat(thrown.error().message())
                            .startsWith("member '" + parameter + "': ")
                            .contains(message)
                            .doesNotContain("hi there");
                });
    }

    @Test
    void takesANameOf256CharactersAndNoLonger() {
        String body = "{\"model\":\"%s\",\"max_tokens\":1,\"messages\":[]}";

        assertThat(facts(body.formatted("é".repeat(256))).model()).hasSize(256);
        assertThatThrownBy(() -> facts(body.formatted("m".repeat(257)))).hasMessageContaining("257 characters");
        assertThatThrownBy(() -> facts(body.formatted("m".repeat(5000)))).hasMessageContaining("5000 bytes");
    }

    @Test
    void refusesABodyThatIsNoJson() {
        assertThatThrownBy(() -> RequestLook.facts(HeapBody.opaque("hello")))
                .isInstanceOf(RouterException.class)
                .hasMessageContaining("no JSON");
    }

    private static RequestFacts facts(String body) {
        return RequestLook.facts(HeapBody.json(body.replace('\'', '"'), RequestLook.PROBES));
    }

    private static String needs(RequestFacts facts) {
        return facts.needs().stream().map(Capability::name).sorted().collect(Collectors.joining(", "));
    }
}
