package io.fairlead.core.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.View;
import io.fairlead.api.http.Slice;
import io.fairlead.core.snapshot.FilterUse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

final class BytesStageTest {
    private static FilterUse filter(BiConsumer<Frame, FrameEdit> look) {
        return TestFilter.use(View.BYTES, pass(look));
    }

    private static FilterPass pass(BiConsumer<Frame, FrameEdit> look) {
        return new FilterPass() {
            @Override
            public void replyFrame(Frame frame, FrameEdit edit) {
                look.accept(frame, edit);
            }
        };
    }

    @Test
    void showsFramesWithTheirEventsAndData() {
        List<String> seen = new ArrayList<>();
        FilterUse filter = filter((frame, edit) -> seen.add(frame.event() + " "
                + Slice.of(frame.array(), frame.dataStart(), frame.dataEnd()).utf8()));
        List<String> frames = List.of("event: e\ndata: {}\n\n", ": ping\n\n", "data: [DONE]\r\n\r\n", " {\"a\":1}\n");

        assertThat(Chains.answer(frames, filter)).isEqualTo(frames);
        assertThat(seen).containsExactly("e {}", "null ", "null [DONE]", "null {\"a\":1}");
    }

    @Test
    void editsAndDropsFrames() {
        FilterUse filter = filter((frame, edit) -> {
            if (frame.dataStart() == frame.dataEnd()) {
                edit.drop();
                return;
            }
            edit.replace(frame.dataStart(), frame.dataStart() + 1, Slice.utf8("X"));
        });
        assertThat(Chains.answer(List.of("data: abc\n\n", ": ping\n\n", "data: def\n\n"), filter))
                .containsExactly("data: Xbc\n\n", "data: Xef\n\n");
    }

    @Test
    void editsOfJoinedDataLandWhereTheyBelong() {
        FilterUse filter = filter((frame, edit) -> edit.replace(frame.dataEnd() - 1, frame.dataEnd(), Slice.utf8("X")));
        assertThat(Chains.answer(List.of("data: ab\ndata: cd\n\n"), filter)).containsExactly("data: ab\ndata: cX\n\n");
    }

    @Test
    void aFilterThatFailsHalfWayChangedNothing() {
        FilterUse failing = filter((frame, edit) -> {
            edit.replace(frame.start(), frame.end(), Slice.EMPTY).drop();
            throw new IllegalStateException("as the test wants it");
        });
        assertThat(Chains.answer(List.of("data: a\n\n"), failing)).containsExactly("data: a\n\n");
        assertThat(failing.failures().sum()).isEqualTo(1);
    }

    @Test
    void nothingPassesWhenAMandatoryFilterFails() {
        FilterUse failing = TestFilter.mandatory(View.BYTES, pass((frame, edit) -> {
            throw new NoSuchMethodError("as the test wants it");
        }));
        assertThatThrownBy(() -> Chains.answer(List.of("data: a\n\n"), failing)).isInstanceOf(RouterException.class);
    }

    @Test
    void textFiltersSeeWhatBytesFiltersMade() {
        FilterUse bytes = filter(
                (frame, edit) -> edit.replace(frame.dataStart(), frame.dataEnd(), Slice.utf8("{\"0\":\"[em-1]\"}")));
        FilterUse text = TestFilter.use(View.TEXT, new Restore("[em-1]", "ann@x.org"));
        assertThat(Chains.answer(List.of("data: {}\n\n"), text, bytes))
                .containsExactly("data: {\"0\":\"ann@x.org\"}\n\n");
    }
}
