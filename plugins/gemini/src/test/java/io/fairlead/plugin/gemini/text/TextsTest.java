package io.fairlead.plugin.gemini.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.json.JsonText;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.TestFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {
    /** What was pushed, as {@code channel kind role text}, and the channels that were closed. */
    private static final class Spans implements TextSpans {
        private final byte[] bytes;
        private final List<String> seen = new ArrayList<>();

        Spans(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void span(long from, long to, int channel, TextKind kind, TextRole role) {
            seen.add(channel + " " + kind + " " + role + " " + JsonText.decode(bytes, (int) from, (int) to));
        }

        @Override
        public void echo(long from, long to, String without) {
            seen.add("echo " + new String(bytes, (int) from, (int) (to - from), StandardCharsets.UTF_8) + " or "
                    + without);
        }

        @Override
        public void close(int channel) {
            seen.add("close " + channel);
        }
    }

    private static List<String> ofRequest(String json) {
        Spans spans = new Spans(json.getBytes(StandardCharsets.UTF_8));
        RequestTexts.push(HeapBody.json(json), spans);
        return spans.seen;
    }

    private static List<String> ofFrame(String json) {
        TestFrame frame = TestFrame.data(json);
        Spans spans = new Spans(frame.array());
        ReplyTexts.push(frame, spans);
        return spans.seen;
    }

    @Test
    void ofARequestAreWhatPeopleModelsAndFunctionsWrote() {
        assertThat(ofRequest("""
                        {"contents":[{"role":"user","parts":[{"text":"hi"},{"inlineData":{"data":"AAAA"}}]},\
                        {"parts":[{"text":"hm","thought":true},{"text":"\\u00e9"},\
                        {"functionCall":{"name":"f","args":{"a":["x"],"n":1}}}],"role":"model"},\
                        {"role":"user","parts":[{"function_response":{"name":"f","response":{"output":"y"}}}]}],\
                        "system_instruction":{"parts":[{"text":"s"}]}}"""))
                .containsExactly(
                        "0 text user hi",
                        "1 text assistant é",
                        "2 tool-arguments assistant x",
                        "3 tool-result tool y",
                        "4 text system s");
    }

    @Test
    void ofWhatStandsAloneAreThoseOfAListOfOne() {
        assertThat(
                        ofRequest(
                                "{\"contents\":{\"parts\":{\"text\":\"a\"}},\"systemInstruction\":{\"parts\":{\"text\":\"s\"}}}"))
                .containsExactly("0 text user a", "1 text system s");
    }

    @Test
    void ofOtherRequestsLieWithinTheirMembers() {
        assertThat(
                        ofRequest(
                                "{\"requests\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}},{\"content\":{\"parts\":[{\"text\":\"b\"}]}}]}"))
                .containsExactly("0 text user a", "1 text user b");
        assertThat(ofRequest(
                        "{\"generateContentRequest\":{\"model\":\"m\",\"contents\":[{\"parts\":[{\"text\":\"a\"}]}]}}"))
                .containsExactly("0 text user a");
    }

    @Test
    void ofAnAnswerHaveAChannelForEachCandidateAndItsThoughts() {
        assertThat(ofFrame("""
                        {"candidates":[{"content":{"parts":[{"text":"hm","thought":true},{"text":"a"},\
                        {"functionCall":{"name":"f","args":{"x":"y"}}}]},"index":0},\
                        {"finishReason":"STOP","content":{"parts":[{"text":"b"}]},"index":1}]}"""))
                .containsExactly(
                        "1 thinking assistant hm",
                        "0 text assistant a",
                        "1048576 tool-arguments assistant y",
                        "close 1048576",
                        "2 text assistant b",
                        "close 2",
                        "close 3");
    }

    @Test
    void probabilitiesTellTheTextOnceMore() {
        assertThat(ofFrame("{\"candidates\":[{\"logprobsResult\":{\"chosenCandidates\":[{\"token\":\"a\"}]},"
                        + "\"content\":{\"parts\":[{\"text\":\"a\"}]}}]}"))
                .containsExactly("echo {\"chosenCandidates\":[{\"token\":\"a\"}]} or {}", "0 text assistant a");
    }
}
