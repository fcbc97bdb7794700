package io.fairlead.plugin.openai.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.context.ControlHttp;
import io.fairlead.api.http.Slice;
import io.fairlead.testkit.FixedContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntraTokenTest {
    private final FixedContext context = FixedContext.plain();
    private final List<String> calls = new ArrayList<>();
    private int status = 200;
    private String body = "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"t-1\"}";
    private final EntraToken token = EntraToken.of(
            new EntraToken.Application("https://login.test", "tenant", "client", "s&cret", "https://scope/.default"),
            (method, url, headers, form, timeout) -> answered(method + " " + url + " " + form.utf8()),
            context.clock(),
            context.logger());

    private ControlHttp.Answer answered(String call) throws IOException {
        calls.add(call);
        if (status == 0) {
            throw new IOException("broken");
        }
        return new Answer(status, Map.of(), Slice.utf8(body));
    }

    private record Answer(int status, Map<String, String> headers, Slice body) implements ControlHttp.Answer {}

    private void pass(Duration time) {
        context.testClock().advance(time);
        token.run();
    }

    @Test
    void fetchesATokenByClientCredentials() {
        assertThat(token.value()).isEmpty();

        token.run();

        assertThat(token.value()).isEqualTo("t-1");
        assertThat(calls)
                .containsExactly("POST https://login.test/tenant/oauth2/v2.0/token grant_type=client_credentials"
                        + "&client_id=client&client_secret=s%26cret&scope=https%3A%2F%2Fscope%2F.default");
    }

    @Test
    void fetchesTheNextOneBeforeTheFirstExpires() {
        token.run();
        body = body.replace("t-1", "t-2");

        pass(Duration.ofMinutes(54));
        assertThat(token.value()).isEqualTo("t-1");

        pass(Duration.ofMinutes(2));
        assertThat(token.value()).isEqualTo("t-2");
    }

    @Test
    void usesNoTokenThatHasExpired() {
        token.run();
        status = 0;

        pass(Duration.ofMinutes(61));

        assertThat(token.value()).isEmpty();
    }

    @Test
    void asksAgainAfterAFailureButNotAtOnce() {
        status = 401;
        token.run();
        pass(Duration.ofSeconds(1));
        assertThat(calls).hasSize(1);

        status = 200;
        pass(Duration.ofSeconds(15));

        assertThat(token.value()).isEqualTo("t-1");
    }
}
