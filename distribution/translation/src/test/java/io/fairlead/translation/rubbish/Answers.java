package io.fairlead.translation.rubbish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.CountDialect;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.EmbeddingDialect;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.Slice;
import io.fairlead.testkit.RecordedFrameEdit;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import io.fairlead.testkit.TestReply;
import io.fairlead.translation.Codecs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Answers of upstreams, whole or as streams: passed through under watch, and translated for the clients of another API. */
record Answers(Dialect dialect, boolean streamed, TestOptions options, List<Piece> sample) implements Decoder {
    private static final int MOST_EVENTS = 10_000;
    private static final RouterError FAILURE = RouterError.of(ErrorCode.INTERNAL, "it broke");
    private static final FrameSink NOWHERE = (array, start, end) -> {};
    private static final List<String> BEGINNINGS = List.of("data: ", "event: ", "{", "[", ",", "]");

    static Answers whole(Dialect dialect) {
        TestOptions options = TestOptions.whole(facts(dialect, false));
        return new Answers(dialect, false, options, Replies.of(dialect, options).subList(0, 1));
    }

    static Answers streamed(Dialect dialect) {
        RequestFacts facts = facts(dialect, true);
        TestOptions options = TestOptions.stream(facts, dialect.framing(facts, TestReply.sse()));
        return new Answers(dialect, true, options, Replies.of(dialect, options));
    }

    private static RequestFacts facts(Dialect dialect, boolean stream) {
        return RequestFacts.builder(dialect.operation(), "m").stream(stream)
                .usageWanted(true)
                .build();
    }

    @Override
    public String title() {
        return dialect.id() + (streamed ? " streams" : " answers");
    }

    /** What cannot be read is counted as malformed, frame by frame. */
    @Override
    public boolean readsAll() {
        return true;
    }

    @Override
    public Attempt next(Mutation mutation) {
        List<Piece> pieces = new ArrayList<>(sample);
        for (int times = mutation.random().nextInt(1, 4); times > 0; times--) {
            change(pieces, mutation);
        }
        ChatDialect client = mutation.one(Codecs.all());
        String input = pieces.stream().map(Piece::toString).collect(Collectors.joining("\n"));
        return new Attempt(input, () -> read(pieces, client));
    }

    private static void change(List<Piece> pieces, Mutation mutation) {
        RandomGenerator random = mutation.random();
        int place = random.nextInt(pieces.size());
        Piece piece = pieces.get(place);
        switch (pieces.size() == 1 ? 9 : random.nextInt(10)) {
            case 0 -> pieces.remove(place);
            case 1 -> pieces.add(random.nextInt(pieces.size()), piece);
            case 2 -> Collections.swap(pieces, place, random.nextInt(pieces.size()));
            case 3 -> pieces.set(place, piece.named(mutation.of(piece.event())));
            case 4 -> pieces.set(place, piece.named(mutation.one(pieces).event()));
            default -> pieces.set(place, piece.with(mutation.of(piece.data())));
        }
    }

    private boolean read(List<Piece> pieces, ChatDialect client) {
        List<TestFrame> frames =
                pieces.stream().map(piece -> piece.frame(options.framing())).toList();
        watch(frames);
        Slice body = Slice.utf8(pieces.getFirst().data());
        dialect.readError(TestReply.json(), body);
        switch (dialect) {
            case ChatDialect chat -> translate(chat, client, frames);
            case EmbeddingDialect vectors -> reread(vectors, body);
            case CountDialect count -> count(count, body);
            default -> {}
        }
        return true;
    }

    private void watch(List<TestFrame> frames) {
        ReplyWatch watch = dialect.watch(options);
        for (TestFrame frame : frames) {
            watch.look(frame, new RecordedFrameEdit());
            dialect.text(frame, (from, to, channel, kind, role) -> {});
        }
        watch.usage();
        watch.error();
        if (!watch.complete()) {
            watch.markEnd(NOWHERE);
        }
        watch.fail(FAILURE, NOWHERE);
    }

    private void translate(ChatDialect chat, ChatDialect client, List<TestFrame> frames) {
        List<ChatEvent> events = new ArrayList<>();
        ChatReader reader = chat.reader(options);
        for (TestFrame frame : frames) {
            try {
                reader.frame(frame, events::add);
            } catch (IllegalArgumentException malformed) {
                // What the host counts.
            }
        }
        reader.end(events::add);
        if (events.size() > MOST_EVENTS) {
            throw new IllegalStateException("found " + events.size() + " events, expected at most " + MOST_EVENTS);
        }
        write(events, client);
    }

    private void write(List<ChatEvent> events, ChatDialect client) {
        StringBuilder written = new StringBuilder();
        FrameSink out = (array, start, end) -> written.append(new String(array, start, end - start, UTF_8));
        ChatWriter writer = client.writer(options);
        boolean failed = false;
        for (int i = 0; i < events.size() && !failed; i++) {
            failed = events.get(i) instanceof ChatEvent.Failed;
            if (!failed) {
                writer.event(events.get(i), out);
            }
        }
        if (failed) {
            writer.fail(FAILURE, out);
        } else {
            writer.end(out);
        }
        if (streamed) {
            written.toString().lines().forEach(Answers::begun);
        }
    }

    /** A frame of any stream is a line, or lines that say what they are. */
    private static void begun(String line) {
        if (!line.isEmpty() && BEGINNINGS.stream().noneMatch(line::startsWith)) {
            throw new IllegalStateException("found the line " + line + ", expected one that begins with " + BEGINNINGS);
        }
    }

    private void reread(EmbeddingDialect vectors, Slice body) {
        try {
            vectors.write(
                    vectors.read(TestReply.json(), body),
                    EmbeddingRequest.builder("m").build(),
                    options);
        } catch (IllegalArgumentException unreadable) {
            // The attempt fails.
        }
    }

    private static void count(CountDialect count, Slice body) {
        try {
            count.write(count.read(body));
        } catch (IllegalArgumentException unreadable) {
            // The attempt fails.
        }
    }
}
