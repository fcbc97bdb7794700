package io.fairlead.plugin.gemini.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.plugin.gemini.request.RequestLook;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.RecordedBodyEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayedSignaturesTest {
    private static final String OTHERS = Signature.forClient("c2lnbmF0dXJl");
    private static final String NONE_NEEDED = "'thoughtSignature':'skip_thought_signature_validator'";

    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "gemini-3-pro | {'functionCall':CALL} | {'functionCall':CALL,SKIP}",
                "gemini-3-pro | {'text':'t'},{'functionCall':CALL },{'functionCall':CALL} | {'text':'t'},{'functionCall':CALL ,SKIP},{'functionCall':CALL}",
                "gemini-3-pro | {'functionCall':CALL,'thoughtSignature':'c2ln'},{'functionCall':CALL} | {'functionCall':CALL,'thoughtSignature':'c2ln'},{'functionCall':CALL}",
                "gemini-3-pro | {'functionCall':CALL,'thoughtSignature':'OTHERS'} | {'functionCall':CALL,SKIP}",
                "gemini-3-pro | {'thoughtSignature':'OTHERS','functionCall':CALL} | {'functionCall':CALL,SKIP}",
                "gemini-3-pro | {'thoughtSignature':null,'functionCall':CALL} | {'functionCall':CALL,SKIP}",
                "gemini-3-pro | {'text':'t','thought':true,'thoughtSignature':'OTHERS'} | {'text':'t','thought':true}",
                "gemini-2.5-pro | {'functionCall':CALL,'thoughtSignature':'OTHERS'} | {'functionCall':CALL}",
                "gemini-2.5-pro | {'functionCall':CALL} | {'functionCall':CALL}",
                "gemini-3-pro | {'function_call':CALL,'thought_signature':'OTHERS'} | {'function_call':CALL,'thought_signature':'skip_thought_signature_validator'}",
                "gemini-3-pro | {'functionCall':CALL,'thought_signature':'c2ln'} | {'functionCall':CALL,'thought_signature':'c2ln'}",
                "gemini-3-pro | {'text':'t','functionCall':null} | {'text':'t','functionCall':null}",
                "gemini-2.5-pro | {'text':'t','thoughtSignature':'c2ln'},7 | {'text':'t','thoughtSignature':'c2ln'},7",
            })
    void leavesNoSignatureOfOthers(String model, String parts, String left) {
        assertThat(replaced(model, body(named(parts)))).isEqualTo(body(named(left)));
    }

    @Test
    void namesWhatItTakesOut() {
        replaced("gemini-3-pro", body(named("{'text':'t'},{'functionCall':CALL,'thoughtSignature':'OTHERS'}")));

        assertThat(told).containsExactly("contents[1].parts[1].thoughtSignature");
    }

    @Test
    void looksAtAPartThatStandsAlone() {
        String alone = "{'contents':[{'parts':PART,'role':'model'}]}";

        assertThat(replaced(
                        "gemini-3-pro",
                        named(alone.replace("PART", "{'functionCall':CALL,'thoughtSignature':'OTHERS'}"))
                                .replace('\'', '"')))
                .isEqualTo(named(alone.replace("PART", "{'functionCall':CALL,SKIP}"))
                        .replace('\'', '"'));
        assertThat(told).containsExactly("contents[0].parts.thoughtSignature");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "gemini-3-pro | {'functionCall':CALL,'thoughtSignature':'c2ln'} | {'functionCall':CALL,SKIP} | 1",
                "gemini-3-pro | {'functionCall':CALL,SKIP} | {'functionCall':CALL,SKIP} | 0",
                "gemini-3-pro | {'text':'t','thoughtSignature':'c2ln'} | {'text':'t'} | 1",
                "gemini-2.5-pro | {'functionCall':CALL,'thoughtSignature':'c2ln'} | {'functionCall':CALL} | 1",
            })
    void leavesNoSignatureThatTheUpstreamCannotRead(String model, String parts, String left, int count) {
        assertThat(replaced(model, body(named(parts)), true)).isEqualTo(body(named(left)));
        assertThat(told).hasSize(count);
    }

    private static String named(String parts) {
        return parts.replace("CALL", "{'name':'f','args':{'thoughtSignature':'CALL'}}")
                .replace("SKIP", NONE_NEEDED)
                .replace("OTHERS", OTHERS);
    }

    private static String body(String parts) {
        return ("{'contents':[{'role':'user','parts':[{'text':'u'}]},{'parts':[" + parts + "],'role':'model'}]}")
                .replace('\'', '"');
    }

    private String replaced(String model, String json) {
        return replaced(model, json, false);
    }

    private String replaced(String model, String json, boolean all) {
        HeapBody body = HeapBody.json(json, RequestLook.PROBES);
        RecordedBodyEdit edit = RecordedBodyEdit.of(body);
        ReplayedSignatures.adapt(edit, Objects.requireNonNull(body.json()), model, all, (path, _) -> told.add(path));
        return edit.replaced();
    }
}
