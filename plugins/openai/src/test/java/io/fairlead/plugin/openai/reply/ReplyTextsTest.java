package io.fairlead.plugin.openai.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.testkit.TestFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTextsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'choices':[{'index':0,'delta':{'content':'hi'}}]} | 0 text hi",
                "{'choices':[{'delta':{'content':'hi'},'index':1}]} | 64 text hi",
                "{'choices':[{'index':0,'delta':{'reasoning_content':'hm'}}]} | 1 thinking hm",
                "{'choices':[{'index':0,'delta':{'reasoning':'hm','content':''}}]} | 3 thinking hm",
                "{'choices':[{'index':0,'delta':{'refusal':'no'}}]} | 2 refusal no",
                "{'choices':[{'index':0,'delta':{'tool_calls':[{'index':2,'function':{'arguments':'{a'}}]}}]} | 6 tool-arguments {a",
                "{'choices':[{'index':0,'delta':{'content':[{'type':'text','text':'hi'}]}}]} | 0 text hi",
                "{'choices':[{'index':0,'delta':{'content':[{'type':'thinking','thinking':[{'type':'text','text':'hm'}]}]}}]} | 1 thinking hm",
                "{'choices':[{'index':0,'delta':{'function_call':{'arguments':'{a'}}}]} | 4 tool-arguments {a",
                "{'choices':[{'index':0,'delta':{'tool_calls':[{'index':1,'custom':{'name':'f','input':'free'}}]}}]} | 5 text free",
                "{'choices':[{'index':0,'text':'hi'}]} | 0 text hi",
                "{'choices':[{'index':0,'delta':{'content':null}}]} | ",
                "{'choices':[],'usage':null} | ",
                "{'choices':[{'index':0,'delta':{'content':'hi | ",
                "not json | ",
            })
    void findsTheTextOfAFrame(String data, @Nullable String expected) {
        assertThat(spans(TestFrame.data(data.replace('\'', '"')).moved(33)))
                .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void numbersTheCallsOfAWholeAnswerByTheirOrder() {
        String call = "{'id':'c','function':{'name':'f','arguments':'{}'}}".replace('\'', '"');

        assertThat(spans(TestFrame.whole("{\"choices\":[{\"message\":{\"content\":\"x\",\"tool_calls\":[" + call + ","
                        + call + "]}}]}")))
                .containsExactly("0 text x", "4 tool-arguments {}", "5 tool-arguments {}");
    }

    /** Servers that have two names for reasoning send the same piece under both. */
    @Test
    void keepsReasoningUnderTwoNamesApart() {
        assertThat(spans(TestFrame.data("{\"choices\":[{\"index\":0,\"delta\":"
                        + "{\"reasoning\":\"hm\",\"reasoning_content\":\"hm\"}}]}")))
                .containsExactly("3 thinking hm", "1 thinking hm");
    }

    @Test
    void closesTheChannelsOfAChoiceThatIsDone() {
        Set<Integer> closed = new TreeSet<>();
        TextSpans out = new TextSpans() {
            @Override
            public void span(long from, long to, int channel, TextKind kind, TextRole role) {}

            @Override
            public void close(int channel) {
                closed.add(channel);
            }

            @Override
            public void closeAll() {
                closed.add(-1);
            }
        };

        ReplyTexts.push(TestFrame.data("{\"choices\":[{\"index\":1,\"delta\":{},\"finish_reason\":\"stop\"}]}"), out);
        assertThat(closed).contains(64, 65, 66, 67).doesNotContain(0, -1);
        ReplyTexts.push(TestFrame.data("[DONE]"), out);
        assertThat(closed).contains(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'choices':[{'logprobs':[{'content':[]}],'delta':{'content':'hi'},'index':0}]}",
                "{'choices':[{'delta':{'content':'hi'},'logprobs':null}]}"
            })
    void probabilitiesOfNoFormOfItsOwnTellNothing(String data) {
        assertThat(echoes(TestFrame.data(data.replace('\'', '"')))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'choices':[{'delta':{'content':'hi'},'logprobs':{'content':[{'token':'hi'}]}}]}",
                "{'choices':[{'logprobs':{'content':[{'token':'hi'}]},'delta':{'content':'hi'}}]}",
                "{'choices':[{'text':'hi','logprobs':{'content':[{'token':'hi'}]}}]}"
            })
    void probabilitiesTellTheTextOnceMore(String data) {
        assertThat(echoes(TestFrame.data(data.replace('\'', '"')).moved(33)))
                .containsExactly("{\"content\":[{\"token\":\"hi\"}]} or null");
    }

    private static List<String> echoes(TestFrame frame) {
        List<String> echoes = new ArrayList<>();
        ReplyTexts.push(frame, new TextSpans() {
            @Override
            public void span(long from, long to, int channel, TextKind kind, TextRole role) {}

            @Override
            public void echo(long from, long to, String without) {
                String text = new String(frame.array(), (int) from, (int) (to - from), StandardCharsets.UTF_8);
                echoes.add(text + " or " + without);
            }
        });
        return echoes;
    }

    private static List<String> spans(TestFrame frame) {
        List<String> spans = new ArrayList<>();
        ReplyTexts.push(
                frame,
                (from, to, channel, kind, role) -> spans.add(channel + " " + kind + " "
                        + new String(frame.array(), (int) from, (int) (to - from), StandardCharsets.UTF_8)));
        return spans;
    }
}
