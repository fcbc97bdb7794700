package io.fairlead.plugin.openai.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Slice;
import io.fairlead.testkit.TestReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies as vendors send them: OpenAI, Groq, OpenRouter, Mistral, vLLM, FastAPI, xAI, Ollama, Gemini, proxies. */
class ErrorLookTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "{'error':{'message':'Incorrect key','type':'invalid_request_error','param':null,'code':'invalid_api_key'}} | 400 invalid_request_error invalid_api_key Incorrect key",
                "{'error':{'message':'Too large','type':'tokens','code':'rate_limit_exceeded'}} | 400 tokens rate_limit_exceeded Too large",
                "{'error':{'code':402,'message':'Insufficient credits','metadata':{'code':'x'}},'user_id':'u'} | 402 null 402 Insufficient credits",
                "{'object':'error','message':{'detail':[{'type':'extra_forbidden','loc':['body'],'msg':'Extra inputs are not permitted'}]},'type':'invalid_request_error','param':null,'code':null} | 400 extra_forbidden null Extra inputs are not permitted",
                "{'object':'error','message':'too long','type':'BadRequestError','param':null,'code':400} | 400 BadRequestError 400 too long",
                "{'detail':[{'loc':['body','model'],'msg':'field required','type':'missing'}]} | 400 missing null field required",
                "{'detail':'Not Found'} | 400 null null Not Found",
                "{'code':'invalid-argument','error':'Incorrect API key provided'} | 400 null invalid-argument Incorrect API key provided",
                "{'error':'model not found'} | 400 null null model not found",
                "[{'error':{'code':429,'message':'Quota','status':'RESOURCE_EXHAUSTED'}}] | 429 RESOURCE_EXHAUSTED 429 Quota",
                "{'error':{'code':'1113','message':'no money'}} | 400 null 1113 no money",
                "{'error':{'message':'a','code':1e5}} | 400 null 1e5 a",
                "{'error':{'message':'a','code':-99}} | 400 null -99 a",
                "{'error':{'message':'a','code':5.0}} | 400 null 5.0 a",
                "{'error':{'message':'a','code':999999999999}} | 400 null 999999999999 a",
                "{} | 400 null null ",
                "'busy' | 400 null null busy",
                "<html><body>Bad Gateway</body></html> | 400 null null <html><body>Bad Gateway</body></html>",
                "{'error': | 400 null null {'error':",
            })
    void reads(String body, String expected) {
        String json = body.startsWith("<") ? body : body.replace('\'', '"');

        UpstreamError error = ErrorLook.of(TestReply.of(400), Slice.utf8(json));

        assertThat(error.status() + " " + error.type() + " " + error.code() + " " + error.message())
                .isEqualToIgnoringWhitespace(expected.replace("{'error':", "{\"error\":"));
    }

    @Test
    void readsTheParameter() {
        assertThat(ErrorLook.of(
                                TestReply.of(400),
                                Slice.utf8("{\"error\":{\"message\":\"bad\",\"param\":\"messages[0]\"}}"))
                        .parameter())
                .isEqualTo("messages[0]");
        assertThat(ErrorLook.of(TestReply.of(400), Slice.utf8("{\"error\":{\"param\":null}}"))
                        .parameter())
                .isNull();
    }

    @Test
    void keepsOnlyTheBeginningOfLongTexts() {
        assertThat(ErrorLook.of(TestReply.of(500), Slice.utf8("x".repeat(100_000)))
                        .message())
                .hasSize(4096);
        assertThat(ErrorLook.of(TestReply.of(500), Slice.utf8("{\"error\":\"" + "x".repeat(100_000) + "\"}"))
                        .message())
                .hasSize(4096);
    }

    @Test
    void comesToAnEndWithDeepNesting() {
        String deep = "{\"error\":".repeat(400) + "1" + "}".repeat(400);

        assertThat(ErrorLook.of(TestReply.of(500), Slice.utf8(deep)).message()).isEmpty();
    }
}
