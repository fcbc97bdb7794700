package io.fairlead.plugin.anthropic.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Slice;
import io.fairlead.testkit.RecordedFrameEdit;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountLookTest {
    private final CountLook look = new CountLook(
            TestOptions.whole(RequestFacts.builder(Operation.COUNT, "m").build()));

    @Test
    void passesOnACountThatTookNothing() {
        int signals = look.look(TestFrame.whole("{\"more\":{},\"input_tokens\":7}"), new RecordedFrameEdit());

        assertThat(signals & Signals.END).isNotZero();
        assertThat(look.complete()).isTrue();
        assertThat(look.usage().known()).isTrue();
        assertThat(look.usage().totalTokens()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"input_tokens\":-1}", "{\"input_tokens\":\"7\"}", "[7]", "", "{\"input_tokens\":7"})
    void refusesWhatIsNoCount(String body) {
        assertThat(look.look(TestFrame.whole(body), new RecordedFrameEdit()) & (Signals.CONTENT | Signals.END))
                .isZero();
        assertThat(look.complete()).isFalse();
        assertThatThrownBy(() -> CountLook.tokens(Slice.utf8(body))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsAnErrorInsideASuccess() {
        int signals = look.look(
                TestFrame.whole("{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"bad\"}}"),
                new RecordedFrameEdit());

        assertThat(signals).isEqualTo(Signals.ERROR);
        assertThat(look.error()).isNotNull().extracting(UpstreamError::message).isEqualTo("bad");
    }

    @Test
    void readsWhatItWrites() {
        assertThat(CountLook.tokens(CountLook.answer(12_345))).isEqualTo(12_345);
    }
}
