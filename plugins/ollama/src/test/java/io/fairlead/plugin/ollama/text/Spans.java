package io.fairlead.plugin.ollama.text;

import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lists what it is pushed, one short line each: {@code channel role kind text}. */
final class Spans implements TextSpans {
    private final byte[] bytes;
    private final int shift;
    private final List<String> lines = new ArrayList<>();
    private long last;

    /** Positions are indexes into the array less the shift. */
    Spans(byte[] bytes, int shift) {
        this.bytes = bytes;
        this.shift = shift;
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void span(long from, long to, int channel, TextKind kind, TextRole role) {
        if (from < last || to <= from) {
            throw new IllegalArgumentException("found span " + from + " to " + to + ", expected it after " + last);
        }
        last = to;
        String text = new String(bytes, (int) from + shift, (int) (to - from), StandardCharsets.UTF_8);
        lines.add(channel + " " + role + " " + kind + " " + text);
    }

    @Override
    public void echo(long from, long to, String without) {
        String json = new String(bytes, (int) from + shift, (int) (to - from), StandardCharsets.UTF_8);
        lines.add("echo " + json + " or " + without);
    }

    @Override
    public void close(int channel) {
        lines.add("close " + channel);
    }

    @Override
    public void closeAll() {
        lines.add("close all");
    }
}
