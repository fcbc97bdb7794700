package io.fairlead.plugin.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.RecordedBodyEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayedItemsTest {
    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'id':'rs_1','encrypted_content':'gAAA'},{'a':1}] | [{'id':'rs_1','encrypted_content':'gAAA'},{'a':1}]",
                "[{'id':'rs_1','encrypted_content':'signature:c2ln'} , {'a':1}] | [ {'a':1}]",
                "[{'a':1},{'encrypted_content':'signature:'}] | [{'a':1}]",
                "[{'encrypted_content':null},{'encrypted_content':'signature:','extra_content':1}] | [{'encrypted_content':null}]",
                "[{'name':'f','extra_content':{'google':{'thought_signature':'s'}},'b':1}] | [{'name':'f','b':1}]",
                "[7,{'extra_content':1}] | [7,{}]",
                "{'encrypted_content':'signature:'} | {'encrypted_content':'signature:'}",
            })
    void takesOutWhatOthersSealed(String input, String left) {
        assertThat(replaced(body(input))).isEqualTo(body(left));
    }

    @Test
    void namesWhatItTakesOut() {
        replaced(body("[{'type':'message'},{'type':'reasoning','encrypted_content':'signature:s'}]"));

        assertThat(told).containsExactly("input[1]");
        told.clear();
        replaced(body("[{'type':'function_call','extra_content':{}}]"));

        assertThat(told).containsExactly("input[0].extra_content");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'type':'reasoning','id':'rs_1','encrypted_content':'gAAA'},{'a':1}] | [{'a':1}]",
                "[{'type':'reasoning','id':'rs_1','summary':[]}] | []",
                "[{'id':'msg_1','type':'message','role':'assistant'}] | [{'type':'message','role':'assistant'}]",
                "[{'type':'function_call','call_id':'c','id':'fc_1'}] | [{'type':'function_call','call_id':'c'}]",
                "[{'type':'custom_tool_call','id':'i','call_id':'c'}] | [{'type':'custom_tool_call','call_id':'c'}]",
                "[{'type':'shell_call','id':'i','call_id':'c'}] | [{'type':'shell_call','call_id':'c'}]",
                "[{'type':'apply_patch_call','id':'i','call_id':'c'}] | [{'type':'apply_patch_call','call_id':'c'}]",
                "[{'type':'tool_search_call','id':'i','call_id':null}] | [{'type':'tool_search_call','call_id':null}]",
                "[{'type':'web_search_call','id':'ws_1'},{'type':'item_reference','id':'x'}] | [{'type':'item_reference','id':'x'}]",
                "[{'type':'file_search_call','id':'i'},{'a':1}] | [{'a':1}]",
                "[{'type':'code_interpreter_call','id':'i'},{'a':1}] | [{'a':1}]",
                "[{'type':'image_generation_call','id':'i'},{'a':1}] | [{'a':1}]",
                "[{'type':'mcp_call','id':'i'},{'type':'mcp_list_tools','id':'l'}] | [{'type':'mcp_list_tools','id':'l'}]",
                "[{'type':'compaction','id':'cmp_1','encrypted_content':'gAAA'}] | [{'type':'compaction','id':'cmp_1','encrypted_content':'gAAA'}]",
                "'reasoning' | 'reasoning'",
            })
    void takesOutAllThatTheUpstreamCannotRead(String input, String left) {
        assertThat(replaced(body(input), true)).isEqualTo(body(left));
    }

    /** What answers a call that goes has nobody to answer: the upstream would refuse it, too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'computer_call','id':'i','call_id':'c'} | {'type':'computer_call_output','call_id':'c'}",
                "{'type':'local_shell_call','id':'i','call_id':'c'} | {'type':'local_shell_call_output','call_id':'c'}",
                "{'type':'local_shell_call','id':'i','call_id':'c'} | {'type':'local_shell_call_output','id':'c'}",
                "{'type':'mcp_approval_request','id':'i'} | {'type':'mcp_approval_response','approval_request_id':'i'}",
                "{'type':'program','id':'i','call_id':'c'} | {'type':'program_output','id':'o','call_id':'c'}",
                "{'type':'program','id':'i','call_id':'c'} | {'type':'function_call','call_id':'d','caller':{'type':'program','caller_id':'c'}}",
            })
    void takesOutTheAnswerWithItsCall(String call, String answer) {
        String kept =
                "{'type':'function_call','call_id':'k'},{'type':'function_call_output','call_id':'k','id':'fco_1'}";

        assertThat(replaced(body("[" + kept + "," + call + "," + answer + "]"), true))
                .isEqualTo(body("[" + kept + "]"));
        assertThat(told).containsExactly("input[2]", "input[3]");
        assertThat(replaced(body("[" + answer + "]"), true)).isEqualTo(body("[" + answer + "]"));
        assertThat(replaced(body("[" + call + "," + answer + "]"), false))
                .isEqualTo(body("[" + call + "," + answer + "]"));
    }

    @Test
    void takesOutWhatAnswersCallsOfAProgramThatGoes() {
        String input = "[{'type':'program','id':'i','call_id':'c'},"
                + "{'type':'function_call','call_id':'d','caller':{'type':'program','caller_id':'c'}},"
                + "{'type':'function_call_output','call_id':'d','output':''},{'type':'program_output','call_id':'c'},{'a':1}]";

        assertThat(replaced(body(input), true)).isEqualTo(body("[{'a':1}]"));
    }

    @Test
    void namesReasoningThatTheUpstreamCannotReadAndNoIds() {
        replaced(body("[{'type':'reasoning','encrypted_content':'gAAA'},{'type':'function_call','id':'fc_1'}]"), true);

        assertThat(told).containsExactly("input[0]");
    }

    private static String body(String input) {
        return ("{'model':'m','input':" + input.strip() + "}").replace('\'', '"');
    }

    private String replaced(String json) {
        return replaced(json, false);
    }

    private String replaced(String json, boolean all) {
        HeapBody body = HeapBody.json(json, ResponsesLook.PROBES);
        RecordedBodyEdit edit = RecordedBodyEdit.of(body);
        ReplayedItems.adapt(edit, Objects.requireNonNull(body.json()), all, (path, _) -> told.add(path));
        return edit.replaced();
    }
}
