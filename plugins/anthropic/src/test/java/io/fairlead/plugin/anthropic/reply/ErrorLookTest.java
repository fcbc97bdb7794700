package io.fairlead.plugin.anthropic.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Slice;
import io.fairlead.testkit.TestReply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorLookTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "404 | {'type':'error','error':{'type':'not_found_error','message':'gone'},'request_id':'req_1'} | 404 | not_found_error | | gone",
                "404 | {'error':{'type':'not_found_error','message':'x','details':{'error_code':'thread_not_found'}}} | 404 | not_found_error | thread_not_found | x",
                "400 | {'error':{'code':'own','message':'x','details':{'error_code':'other'}}} | 400 | | own | x",
                "400 | {'error':{'details':['x'],'message':'y'}} | 400 | | | y",
                "200 | {'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}} | 529 | overloaded_error | | Overloaded",
                "200 | {'type':'error','error':{'type':'new_error','message':'?'}} | 200 | new_error | | ?",
                "400 | {'error':{'code':1261,'message':'too long'}} | 400 | | 1261 | too long",
                "400 | {'error':{'code':'bad','message':'x','type':null}} | 400 | | bad | x",
                "500 | {'error':'just words'} | 500 | | | just words",
                "502 | {'message':'bad gateway'} | 502 | | | bad gateway",
                "403 | {'detail':'no'} | 403 | | | no",
                "503 | 'words' | 503 | | | words",
                "502 | <html>Bad Gateway</html> | 502 | | | <html>Bad Gateway</html>",
                "500 | {} | 500 | | | ",
                "500 | `` | 500 | | | ",
            })
    void readsTheVendorsFormAndThoseOfOthers(
            int status,
            String body,
            int stated,
            @Nullable String type,
            @Nullable String code,
            @Nullable String message) {
        UpstreamError error = ErrorLook.of(TestReply.of(status), Slice.utf8(body.replace('\'', '"')));

        assertThat(error.status()).isEqualTo(stated);
        assertThat(error.type()).isEqualTo(type);
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.message()).isEqualTo(message == null ? "" : message);
    }

    @Test
    void boundsTheText() {
        String page = "x".repeat(100_000);

        assertThat(ErrorLook.of(TestReply.of(500), Slice.utf8(page)).message()).hasSize(4096);
        assertThat(ErrorLook.of(TestReply.of(500), Slice.utf8("{\"message\":\"" + page + "\"}"))
                        .message())
                .hasSize(4096);
    }
}
