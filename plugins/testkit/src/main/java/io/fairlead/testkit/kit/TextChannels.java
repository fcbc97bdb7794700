package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.TextPiece;
import io.fairlead.testkit.TestPiece;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows the text of an answer to a filter as the host does: what it holds back of a channel comes again in front of the
 * channel's next piece, and at the end of the channel whatever is held comes as a last piece.
 */
final class TextChannels {
    private final FilterPass pass;
    private final TextKind kind;
    private final Map<Integer, String> held = new HashMap<>();
    private final Map<Integer, StringBuilder> client = new HashMap<>();

    TextChannels(FilterPass pass, TextKind kind) {
        this.pass = pass;
        this.kind = kind;
    }

    /** What the client gets of an answer in one channel that comes in these pieces. */
    static String stream(FilterPass pass, TextKind kind, List<String> pieces) {
        TextChannels channels = new TextChannels(pass, kind);
        pieces.forEach(piece -> channels.piece(0, piece));
        channels.close(0);
        return channels.client(0);
    }

    void piece(int channel, String text) {
        look(channel, held.getOrDefault(channel, "") + text, false);
    }

    /** No more text comes, or the host can wait no longer. */
    void close(int channel) {
        if (!held.getOrDefault(channel, "").isEmpty()) {
            look(channel, held.getOrDefault(channel, ""), true);
        }
    }

    private void look(int channel, String text, boolean last) {
        TestPiece piece = TestPiece.reply(channel, kind, text, last);
        pass.replyText(piece);
        assertThat(piece.asked())
                .as("characters that the filter wants to hold back")
                .isLessThanOrEqualTo(TextPiece.LONGEST_HOLD);
        client.computeIfAbsent(channel, number -> new StringBuilder()).append(piece.released());
        held.put(channel, piece.held());
    }

    String client(int channel) {
        return client.getOrDefault(channel, new StringBuilder()).toString();
    }

    String held(int channel) {
        return held.getOrDefault(channel, "");
    }
}
