package io.fairlead.core.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.http.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class GatherEditTest {
    private final GatherEdit edit = new GatherEdit();
    private final ByteQueue scratch = new ByteQueue();
    private final List<String> out = new ArrayList<>();

    private void gather(byte[] array, int start, int end) {
        edit.gather(
                array, start, end, scratch, (bytes, from, to) -> out.add(new String(bytes, from, to - from, UTF_8)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void nothingElseIsTouched() {
        Random random = new Random(5);
        for (int round = 0; round < 5_000; round++) {
            byte[] array = new byte[random.nextInt(60)];
            random.nextBytes(array);
            int start = random.nextInt(array.length + 1);
            int end = start + random.nextInt(array.length - start + 1);
            ByteQueue expected = new ByteQueue();
            expected.append(bytes("kept"), 0, 4);
            ByteQueue found = new ByteQueue();
            found.append(bytes("kept"), 0, 4);
            int at = start;
            for (int edits = random.nextInt(7); edits > 0; edits--) {
                int from = at + random.nextInt(end - at + 1);
                int to = from + random.nextInt(end - from + 1);
                byte[] with = bytes("#".repeat(random.nextInt(4)));
                edit.replace(from, to, Slice.of(with));
                expected.append(array, at, from);
                expected.append(with, 0, with.length);
                at = to;
            }
            expected.append(array, at, end);

            edit.gather(array, start, end, found);

            assertThat(found.slice().bytes()).isEqualTo(expected.slice().bytes());
            assertThat(edit.untouched()).isTrue();
        }
    }

    @Test
    void anUntouchedFrameIsNotCopied() {
        byte[] array = bytes("abcdef");
        edit.gather(array, 1, 4, scratch, (same, from, to) -> {
            assertThat(same).isSameAs(array);
            assertThat(List.of(from, to)).containsExactly(1, 4);
            out.add("seen");
        });
        assertThat(out).containsExactly("seen");
    }

    @Test
    void aSinkGetsTheEditedFrameAsOnePiece() {
        edit.replace(1, 2, Slice.utf8("XY")).replace(3, 4, Slice.EMPTY);
        gather(bytes("abcdef"), 0, 6);
        gather(bytes("abcdef"), 0, 6);
        assertThat(out).containsExactly("aXYcef", "abcdef");
    }

    @Test
    void aDroppedFrameGoesNowhere() {
        edit.replace(1, 2, Slice.utf8("X")).drop();
        assertThat(edit.dropped()).isTrue();
        gather(bytes("abc"), 0, 3);
        assertThat(out).isEmpty();
        gather(bytes("abc"), 0, 3);
        assertThat(out).containsExactly("abc");
    }

    @Test
    void aFrameOfWhichNothingIsLeftGoesNowhere() {
        edit.replace(0, 3, Slice.EMPTY);
        gather(bytes("abc"), 0, 3);
        assertThat(out).isEmpty();
    }

    @Test
    void editsThatAreClearedDoNotCount() {
        edit.replace(0, 1, Slice.utf8("X")).drop();
        edit.clear();
        gather(bytes("abc"), 0, 3);
        assertThat(out).containsExactly("abc");
    }

    @Test
    void rangesRiseAndLieApart() {
        edit.replace(2, 4, Slice.EMPTY);
        assertThatThrownBy(() -> edit.replace(3, 5, Slice.EMPTY)).hasMessageContaining("found edit 3 to 5");
        assertThatThrownBy(() -> edit.replace(6, 5, Slice.EMPTY)).hasMessageContaining("found edit 6 to 5");
        assertThatThrownBy(() -> edit.replace(0, 1, Slice.EMPTY)).hasMessageContaining("rising, separate ranges");
        edit.replace(4, 4, Slice.utf8("X"));
        gather(bytes("abcdef"), 0, 6);
        assertThat(out).containsExactly("abXef");
    }
}
