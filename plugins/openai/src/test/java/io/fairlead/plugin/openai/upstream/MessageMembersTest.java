package io.fairlead.plugin.openai.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.plugin.openai.request.RequestLook;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.RecordedBodyEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageMembersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'x':1,'a':2}] | [{'a':2}]",
                "[{'a':2,'x':1}] | [{'a':2}]",
                "[{'a':1, 'x' : {'x':[1]} ,'b':2}] | [{'a':1 ,'b':2}]",
                "[{'x':1,'y':2,'a':3}] | [{'a':3}]",
                "[{'a':1,'x':1,'y':2}] | [{'a':1}]",
                "[{'x':1,'a':2,'y':3,'b':4}] | [{'a':2,'b':4}]",
                "[{ 'x':1 }] | [{ }]",
                "[{'x':1 , 'y':2}] | [{}]",
                "[{'a':{'x':1}},7,{'\\u0078':'}'},{'x':','}] | [{'a':{'x':1}},7,{},{}]",
                "[{'tool_calls':[{'a':1,'x':{'s':1}},{'x':1,'b':{'x':2}},7],'x':1}] | [{'tool_calls':[{'a':1},{'b':{'x':2}},7]}]",
                "[{'tool_calls':{'x':1}},{'tool_calls':null,'x':1}] | [{'tool_calls':{'x':1}},{'tool_calls':null}]",
                "[] | []",
                "{'x':1} | {'x':1}",
            })
    void leavesTheRestAsItCame(String messages, String left) {
        assertThat(removed("{'model':'m', 'messages': " + messages + ",'x':1}"))
                .isEqualTo("{'model':'m', 'messages': " + left.strip() + ",'x':1}");
    }

    @Test
    void passesOverARequestWithoutMessages() {
        assertThat(removed("{'x':1}")).isEqualTo("{'x':1}");
    }

    @Test
    void tellsOfWhatMeansSomething() {
        HeapBody body = HeapBody.json("{\"messages\":[{\"x\":1},{\"role\":\"user\",\"y\":1,\"x\":2}]}");
        List<String> told = new ArrayList<>();
        Preset.Messages rules = new Preset.Messages(List.of("x"), List.of("y"), true);

        MessageMembers.adapt(
                RecordedBodyEdit.of(body),
                Objects.requireNonNull(body.json()),
                rules,
                (path, reason) -> told.add(path));

        assertThat(told).containsExactly("messages[1].y");
    }

    @Test
    void callsDevelopersSystemWhereTheRoleIsNotKnown() {
        HeapBody body = HeapBody.json(
                "{\"messages\":[{\"role\":\"developer\",\"content\":\"developer\"},{\"role\":\"user\"}]}");
        RecordedBodyEdit edit = RecordedBodyEdit.of(body);

        MessageMembers.adapt(
                edit,
                Objects.requireNonNull(body.json()),
                new Preset.Messages(List.of(), List.of(), false),
                (path, reason) -> {});

        assertThat(edit.edits()).containsExactly("replace 21-32 \"system\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'reasoning_content':'t','content':'c'}] | [{'content':'c'}]",
                "[{'content':'reasoning_content'}] | [{'content':'reasoning_content'}]",
                "[{'tool_calls':[{'id':'c','extra_content':{}}]}] | [{'tool_calls':[{'id':'c'}]}]",
            })
    void looksWhereAScanFoundWhatOthersAdd(String messages, String left) {
        HeapBody body =
                HeapBody.json(("{'messages':" + messages.strip() + "}").replace('\'', '"'), RequestLook.CHAT_PROBES);
        RecordedBodyEdit edit = RecordedBodyEdit.of(body);
        Preset.Messages rules = new Preset.Messages(List.of("reasoning_content", "extra_content"), List.of(), true);

        MessageMembers.adapt(edit, Objects.requireNonNull(body.json()), rules, (path, reason) -> {});

        assertThat(edit.replaced()).isEqualTo(("{'messages':" + left.strip() + "}").replace('\'', '"'));
    }

    private static String removed(String json) {
        HeapBody body = HeapBody.json(json.replace('\'', '"'));
        RecordedBodyEdit edit = RecordedBodyEdit.of(body);
        Preset.Messages rules = new Preset.Messages(List.of("x"), List.of("y"), true);
        MessageMembers.adapt(edit, Objects.requireNonNull(body.json()), rules, (path, reason) -> {});
        return edit.replaced().replace('"', '\'');
    }
}
