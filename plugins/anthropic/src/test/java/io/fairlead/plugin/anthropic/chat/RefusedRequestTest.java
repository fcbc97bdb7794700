package io.fairlead.plugin.anthropic.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.testkit.HeapBody;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are off the form of the API. */
class RefusedRequestTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'messages':7 | messages | array of messages",
                "'messages':[7] | messages[0] | found a number",
                "'messages':[{'content':'secret'}] | messages[0].role | expected user or assistant",
                "'messages':[{'role':'king','content':'secret'}] | messages[0].role | expected user or assistant",
                "'messages':[{'role':'user','content':{}}] | messages[0].content | neither a text nor an array",
                "'messages':[{'role':'user','content':'x'},{'role':'user','content':[{}]}] | messages[1].content[0] | member 'type'",
                "'messages':[{'role':'user','content':['x']}] | messages[0].content[0] | found a string",
                "'messages':[{'role':'user','content':[{'type':'text'}]}] | messages[0].content[0] | member 'text'",
                "'messages':[{'role':'user','content':[{'type':'image'}]}] | messages[0].content[0] | member 'source'",
                "'messages':[{'role':'user','content':[{'type':'text','text':'x'},{'type':'tool_use','name':'n'}]}] | messages[0].content[1] | member 'id'",
                "'messages':[{'role':'user','content':[{'type':'tool_result'}]}] | messages[0].content[0] | member 'tool_use_id'",
                "'messages':[{'role':'user','content':[{'type':'tool_result','tool_use_id':'t','content':[{'type':'text','text':'x'},{}]}]}] | messages[0].content[0] | member 'type'",
                "'system':[{'type':'text','text':'x'},{}] | system[1] | member 'type'",
                "'system':7 | system | neither a text nor an array",
                "'temperature':'hot' | temperature | expected a number",
                "'stop_sequences':'x' | stop_sequences | array of texts",
                "'tools':{} | tools | array of tools",
                "'tool_choice':'auto' | tool_choice | found a string",
                "'thinking':true | thinking | found true",
                "'output_config':7 | output_config | found a number",
                "'temperature':1.5 | temperature | found 1.5, expected 0 to 1",
                "'temperature':-0.1 | temperature | found -0.1, expected 0 to 1",
                "'top_p':2 | top_p | found 2, expected 0 to 1",
                "'top_k':-1 | top_k | found -1, expected 0 to 2147483647",
                "'top_k':3000000000 | top_k | found 3000000000, expected 0 to 2147483647",
                "'top_k':1.5 | top_k | found 1.5, expected a whole number, 0 to 2147483647",
                "'thread':{'type':'create'} | thread | send the whole conversation as 'messages'",
                "'thread':{'type':'continue','previous_message_id':'secret'} | thread | expected none",
                "'thinking':{'type':'enabled','budget_tokens':500} | thinking.budget_tokens | found 500, expected 1024 or more",
            })
    void refusesWhatIsOffTheForm(String members, String place, String reason) {
        String json = ("{'model':'m','max_tokens':1," + members + "}").replace('\'', '"');

        assertThatThrownBy(() -> ChatCodec.decode(HeapBody.json(json), "m", (_, _) -> {}))
                .asInstanceOf(InstanceOfAssertFactories.type(RouterException.class))
                .extracting(RouterException::error)
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
                    assertThat(error.parameter()).isEqualTo(place);
                    assertThat(error.message()).contains(reason).doesNotContain("secret");
                });
    }
}
