package io.fairlead.testkit.kit;

import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.testkit.TestFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What is left of a frame if all is taken out that its dialect names as text, or as text told once more. */
final class UnnamedText implements TextSpans {
    private final byte[] left;

    private UnnamedText(byte[] left) {
        this.left = left;
    }

    static String of(Dialect dialect, TestFrame frame) {
        UnnamedText rest = new UnnamedText(frame.array().clone());
        dialect.text(frame, rest);
        return new String(rest.left, frame.start(), frame.end() - frame.start(), StandardCharsets.UTF_8);
    }

    @Override
    public void span(long from, long to, int channel, TextKind kind, TextRole role) {
        Arrays.fill(left, (int) from, (int) to, (byte) ' ');
    }

    @Override
    public void echo(long from, long to, String without) {
        Arrays.fill(left, (int) from, (int) to, (byte) ' ');
    }
}
