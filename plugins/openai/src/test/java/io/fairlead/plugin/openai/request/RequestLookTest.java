package io.fairlead.plugin.openai.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.testkit.HeapBody;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLookTest {
    private static final String REST = "'model':'m','messages':[{'role':'user','content':'hi'}]";

    @Test
    void readsAPlainRequest() {
        RequestFacts facts = chat(REST);

        assertThat(facts.model()).isEqualTo("m");
        assertThat(facts.stream()).isFalse();
        assertThat(facts.usageWanted()).isTrue();
        assertThat(facts.choices()).isEqualTo(1);
        assertThat(facts.maxOutputTokens()).isEmpty();
        assertThat(facts.needs()).isEmpty();
        assertThat(facts.textBytes()).isEqualTo("m".length() + "user".length() + "hi".length());
    }

    @Test
    void readsNamesWhicheverWayTheyAreSpelled() {
        assertThat(chat("'mod\\u0065l':'gpt\\u002d4','messages':[]").model()).isEqualTo("gpt-4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'tools':[{'type':'function','function':{'name':'f'}}] | tools",
                "'tools':[ ] | ",
                "'tools':null | ",
                "'functions':[{'name':'f'}] | tools",
                "'functions':[] | ",
                "'parallel_tool_calls':true | parallel-tools",
                "'parallel_tool_calls':false | ",
                "'parallel_tool_calls':null | ",
                "'response_format':{'type':'json_object'} | json-mode",
                "'response_format':{'type':'json_schema','json_schema':{'name':'s','schema':{'type':'object'}}} | json-schema",
                "'response_format':{'type':'text'} | ",
                "'response_format':null | ",
                "'reasoning_effort':'high' | ",
                "'metadata':{'type':'image_url'} | ",
            })
    void tellsNeeds(String members, @Nullable String need) {
        assertThat(chat(REST + "," + members).needs())
                .containsExactlyInAnyOrderElementsOf(need == null ? List.of() : List.of(Capability.of(need)));
    }

    @ParameterizedTest
    @CsvSource({"image_url, vision", "input_audio, audio-input", "file, documents"})
    void tellsNeedsOfParts(String type, String need) {
        RequestFacts facts = chat("'messages':[{'role':'user','content':[{'type':'" + type + "'}]}],'model':'m'");

        assertThat(facts.needs()).containsExactly(Capability.of(need));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'max_tokens':5 | 5",
                "'max_completion_tokens':6 | 6",
                "'max_tokens':1e3 | 1000",
                "'max_tokens':0 | 0",
            })
    void readsTheBoundOnTheAnswer(String members, long bound) {
        assertThat(chat(REST + "," + members).maxOutputTokens()).isEqualTo(OptionalLong.of(bound));
    }

    @Test
    void prefersTheNewNameOfTheBound() {
        assertThat(chat(REST + ",'max_tokens':5,'max_completion_tokens':6").maxOutputTokens())
                .hasValue(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'max_tokens':-1", "'max_tokens':null"})
    void takesLocalEnginesWordForNoBound(String members) {
        assertThat(chat(REST + "," + members).maxOutputTokens()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'stream':true,'stream_options':{'include_usage':true} | true",
                "'stream':true,'stream_options':{'include_obfuscation':false,'include_usage':false} | false",
                "'stream':true,'stream_options':{} | false",
                "'stream':true,'stream_options':null | false",
                "'stream':true | false",
                "'stream':false | true",
            })
    void tellsWhetherTheClientWantsUsage(String members, boolean wanted) {
        assertThat(chat(REST + "," + members).usageWanted()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'messages':[] | model | nothing | text of 1 to 256",
                "'model':null,'messages':[] | model | null | text of 1 to 256",
                "'model':7,'messages':[] | model | a number | text of 1 to 256",
                "'model':['m'],'messages':[] | model | an array | text of 1 to 256",
                "'model':'','messages':[] | model | an empty text | text of 1 to 256",
                "'model':'m' | messages | nothing | an array of messages",
                "'model':'m','messages':'hi' | messages | a text | an array of messages",
                "'model':'m','messages':'my secret thoughts' | messages | a text | an array of messages",
                "'model':'m','messages':[],'stream':'yes' | stream | the text \"yes\" | true or false",
                "'model':'m','messages':[],'stream':1 | stream | 1 | true or false",
                "'model':'m','messages':[],'stream':true,'stream_options':true | stream_options | true | an object",
                "'model':'m','messages':[],'stream':true,'stream_options':{'include_usage':1} | stream_options.include_usage | another type | true or false",
                "'model':'m','messages':[],'n':0 | n | 0 | 1 to 10000",
                "'model':'m','messages':[],'n':-1 | n | -1 | 1 to 10000",
                "'model':'m','messages':[],'n':1.5 | n | 1.5 | a whole number",
                "'model':'m','messages':[],'n':'2' | n | the text \"2\" | a whole number",
                "'model':'m','messages':[],'max_tokens':'many' | max_tokens | the text \"many\" | a whole number",
                "'model':'m','messages':[],'max_completion_tokens':1e400 | max_completion_tokens | 1e400 | a whole number",
                "'model':'m','messages':[],'tools':{} | tools | an object | an array of tools",
                "'model':'m','messages':[],'response_format':'json' | response_format | a text | an object",
                "'model':'m','messages':[],'parallel_tool_calls':'no' | parallel_tool_calls | the text \"no\" | true or false",
            })
    void refusesWrongTypes(String members, String member, String found, String expected) {
        assertThatThrownBy(() -> chat(members))
                .asInstanceOf(InstanceOfAssertFactories.type(RouterException.class))
                .extracting(RouterException::error)
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
                    assertThat(error.parameter()).isEqualTo(member);
                    assertThat(error.message())
                            .contains("'" + member + "'", "found " + found, "expected", expected)
                            .doesNotContain("secret");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {257, 2000})
    void refusesAnOverlongModel(int length) {
        assertThatThrownBy(() -> chat("'model':'" + "x".repeat(length) + "','messages':[]"))
                .hasMessageContaining("found a text of " + length)
                .hasMessageContaining("1 to 256");
    }

    @Test
    void takesTheLongestModel() {
        String longest = "é".repeat(256);

        assertThat(chat("'model':'" + longest + "','messages':[]").model()).isEqualTo(longest);
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> RequestLook.chat(HeapBody.opaque("hello"))).hasMessageContaining("no JSON");
    }

    @Test
    void readsCompletions() {
        RequestFacts facts = RequestLook.completions(
                HeapBody.json("{\"model\":\"m\",\"prompt\":\"x\",\"n\":3,\"max_tokens\":9,\"stream\":true}"));

        assertThat(facts.choices()).isEqualTo(3);
        assertThat(facts.maxOutputTokens()).hasValue(9);
        assertThat(facts.stream()).isTrue();
    }

    @Test
    void readsEmbeddings() {
        RequestFacts facts = RequestLook.embeddings(HeapBody.json("{\"model\":\"m\",\"input\":[\"abc\",\"de\"]}"));

        assertThat(facts.needs()).containsExactly(Capability.EMBEDDINGS);
        assertThat(facts.textBytes()).isEqualTo(6);
        assertThat(facts.usageWanted()).isTrue();
    }

    private static RequestFacts chat(String members) {
        String json = "{" + members.replace('\'', '"') + "}";
        return RequestLook.chat(HeapBody.json(json, RequestLook.CHAT_PROBES));
    }
}
