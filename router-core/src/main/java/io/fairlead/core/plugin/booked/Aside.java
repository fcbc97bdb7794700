package io.fairlead.core.plugin.booked;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.core.plugin.PluginBooks;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The time that a call spends elsewhere: in what it hands its findings to, which is other plugins' or the host's. */
final class Aside {
    private final LongSupplier clock;
    private long nanos;

    Aside(LongSupplier clock) {
        this.clock = clock;
    }

    /** When a call would have begun if it had not been anywhere else. */
    long after(long begun) {
        return PluginBooks.timed(begun) ? begun + nanos : begun;
    }

    private void since(long left) {
        nanos += clock.getAsLong() - left;
    }

    Consumer<ChatEvent> of(Consumer<ChatEvent> out) {
        return event -> {
            long left = clock.getAsLong();
            try {
                out.accept(event);
            } finally {
                since(left);
            }
        };
    }

    FrameSink of(FrameSink out) {
        return (array, start, end) -> {
            long left = clock.getAsLong();
            try {
                out.frame(array, start, end);
            } finally {
                since(left);
            }
        };
    }

    TextSpans of(TextSpans out) {
        return new Spans(out);
    }

    private final class Spans implements TextSpans {
        private final TextSpans out;

        Spans(TextSpans out) {
            this.out = out;
        }

        @Override
        public void span(long from, long to, int channel, TextKind kind, TextRole role) {
            long left = clock.getAsLong();
            try {
                out.span(from, to, channel, kind, role);
            } finally {
                since(left);
            }
        }

        @Override
        public void close(int channel) {
            long left = clock.getAsLong();
            try {
                out.close(channel);
            } finally {
                since(left);
            }
        }

        @Override
        public void closeAll() {
            long left = clock.getAsLong();
            try {
                out.closeAll();
            } finally {
                since(left);
            }
        }
    }
}
