package io.fairlead.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fakes.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fake takes what its vendor takes, and nothing else. */
final class FakeUpstreamTest {
    private static final String GREETING = "Hello, Grüße, 你好 🌍!";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OPENAI    | /chat/completions              | {"model":"m","messages":[{"role":"user","content":"hello"}]}
            OPENAI    | /responses                     | {"model":"m","input":"hello"}
            OPENAI    | /responses                     | {"model":"m","input":[{"type":"message","id":"msg_1","role":"user","content":"hello"}],"client_metadata":{"session":"s"},"reasoning":{"context":"all_turns","effort":"max"},"tools":[{"type":"namespace","name":"n","description":"d","tools":[{"type":"function","name":"f"}]},{"type":"web_search","external_web_access":false}]}
            ANTHROPIC | /v1/messages                   | {"model":"m","max_tokens":9,"messages":[{"role":"user","content":"hello"}]}
            GEMINI    | /models/m:generateContent      | {"contents":[{"parts":[{"text":"hello"}]}]}
            OLLAMA    | /api/chat                      | {"model":"m","stream":false,"messages":[{"role":"user","content":"hello"}]}
            OLLAMA    | /api/generate                  | {"model":"m","stream":false,"prompt":"hello"}
            """)
    void answers(Kind kind, String path, String body) throws IOException, InterruptedException {
        try (FakeUpstream upstream = FakeUpstream.start(kind)) {
            HttpResponse<String> answer = Asks.post(upstream, path, body);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains(GREETING);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OPENAI    | /chat/completions          | {"model":"m","messages":[{"role":"user","content":"hello"}],"top_k":3}                  | top_k
            OPENAI    | /chat/completions          | {"model":"m","messages":[{"role":"tool","tool_call_id":"a","content":"x"}]}             | result for a
            OPENAI    | /responses                 | {"model":"m","input":"hello","messages":[]}                                             | messages
            OPENAI    | /responses                 | {"model":"m","input":"hello","tools":[{"type":"namespace","name":"n","tools":[]}]}      | tools
            ANTHROPIC | /v1/messages               | {"model":"m","messages":[{"role":"user","content":"hello"}]}                            | max_tokens
            ANTHROPIC | /v1/messages               | {"model":"m","max_tokens":9,"messages":[{"role":"user","content":"hello"}],"seed":1}    | seed
            ANTHROPIC | /v1/messages               | {"model":"m","max_tokens":9,"messages":[{"role":"user","content":"hello","name":"x"}]}  | name
            GEMINI    | /models/m:generateContent  | {"contents":[{"parts":[{"text":"hello"}]}],"stream":true}                               | stream
            GEMINI    | /models/m:generateContent  | {"contents":[{"role":"assistant","parts":[{"text":"hello"}]}]}                          | role
            OLLAMA    | /api/chat                  | {"model":"m","messages":[{"role":"user","content":[]}]}                                 | content
            """)
    void refuses(Kind kind, String path, String body, String because) throws IOException, InterruptedException {
        try (FakeUpstream upstream = FakeUpstream.start(kind)) {
            HttpResponse<String> answer = Asks.post(upstream, path, body);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(Json.read(answer.body()).path("error").toString()).contains(because);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OPENAI    | /chat/completions                      | {"model":"m","stream":true,"messages":[{"role":"user","content":"hello"}]}                | [DONE]
            OPENAI    | /responses                             | {"model":"m","stream":true,"input":"hello"}                                               | response.completed
            ANTHROPIC | /v1/messages                           | {"model":"m","stream":true,"max_tokens":9,"messages":[{"role":"user","content":"hello"}]} | message_stop
            GEMINI    | /models/m:streamGenerateContent?alt=sse| {"contents":[{"parts":[{"text":"hello"}]}]}                                               | "STOP"
            OLLAMA    | /api/chat                              | {"model":"m","messages":[{"role":"user","content":"hello"}]}                              | "done":true
            """)
    void streams(Kind kind, String path, String body, String end) throws IOException, InterruptedException {
        try (FakeUpstream upstream = FakeUpstream.start(kind)) {
            HttpResponse<String> answer = Asks.post(upstream, path, body);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()
                            .strip()
                            .lines()
                            .filter(line -> !line.isEmpty())
                            .toList()
                            .getLast())
                    .contains(end);
        }
    }
}
