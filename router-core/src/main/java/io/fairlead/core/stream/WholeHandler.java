package io.fairlead.core.stream;

import io.fairlead.api.dialect.CountDialect;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.EmbeddingDialect;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.embedding.EmbeddingAnswer;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Slice;
import io.fairlead.core.frame.FrameView;
import io.fairlead.core.frame.GatherEdit;
import org.jspecify.annotations.Nullable;

/** Translates an answer that is one value: vectors, or a count of tokens. */
final class WholeHandler implements FrameHandler {
    private static final Usage FREE = Usage.builder().inputTokens(0).build();

    /** What a written number takes: some 20 digits, in an array that grows by doubling, and once more on its way out. */
    private static final long BYTES_OF_NUMBER = 48;

    private final Translator translator;
    private Usage usage = Usage.UNKNOWN;
    private boolean complete;

    private WholeHandler(Translator translator) {
        this.translator = translator;
    }

    /**
     * The translation of a whole answer for a client's dialect, or null if both are not of a kind that this knows.
     *
     * @param memory that vectors in the client's form are taken of
     */
    static @Nullable WholeHandler of(
            Relays.Plan plan, Dialect client, WatchOptions options, WriterOptions writing, AnswerMemory memory) {
        if (!plan.passage().translated() || !options.framing().equals(Framing.WHOLE)) {
            return null;
        }
        Dialect upstream = plan.passage().upstream();
        if (upstream instanceof EmbeddingDialect from && client instanceof EmbeddingDialect to) {
            return new WholeHandler(body -> {
                EmbeddingAnswer answer = from.read(options.head(), body);
                EmbeddingRequest asked = plan.vectors().get();
                requireAll(answer, asked);
                memory.take(numbers(answer) * BYTES_OF_NUMBER);
                return new Translated(to.write(answer, asked, writing), answer.usage());
            });
        }
        if (upstream instanceof CountDialect from && client instanceof CountDialect to) {
            return new WholeHandler(body -> new Translated(to.write(from.read(body)), FREE));
        }
        return null;
    }

    private static void requireAll(EmbeddingAnswer answer, EmbeddingRequest asked) {
        int found = answer.vectors().size();
        int expected = asked.inputs().size();
        if (found != expected) {
            throw new IllegalArgumentException(
                    "found " + found + " vectors, expected one for each of " + expected + " inputs");
        }
    }

    private static long numbers(EmbeddingAnswer answer) {
        return answer.vectors().stream().mapToLong(vector -> vector.length).sum();
    }

    private interface Translator {
        Translated translate(Slice body);
    }

    private record Translated(Slice body, Usage usage) {}

    @Override
    public int frame(FrameView frame, GatherEdit edit, FrameSink out) {
        try {
            Translated translated = translator.translate(Slice.of(frame.array(), frame.dataStart(), frame.dataEnd()));
            Slice body = translated.body();
            usage = translated.usage();
            out.frame(body.array(), body.start(), body.end());
        } catch (IllegalArgumentException malformed) {
            return Signals.MALFORMED;
        }
        complete = true;
        return Signals.CONTENT | Signals.USAGE | Signals.END;
    }

    @Override
    public boolean passes() {
        return false;
    }

    @Override
    public int end(FrameSink out) {
        return Signals.NONE;
    }

    @Override
    public boolean markEnd(FrameSink out) {
        return false;
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public Usage usage() {
        return usage;
    }

    @Override
    public @Nullable UpstreamError error() {
        return null;
    }

    @Override
    public String contentType(String upstream) {
        return "application/json";
    }

    /** Nothing of such an answer is out before it is whole. */
    @Override
    public void fail(RouterError error, FrameSink out) {}
}
