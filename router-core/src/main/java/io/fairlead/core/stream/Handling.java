package io.fairlead.core.stream;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.provider.Provider;
import io.fairlead.core.exchange.Recovery;
import io.fairlead.core.exchange.ReplyStages.ReplyStage;
import io.fairlead.core.frame.ByteQueue;
import io.fairlead.core.stream.Continuity.Frames;
import io.fairlead.core.stream.Relays.Plan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How the frames of one reply are handled, and where they go.
 *
 * @param line the stream that this reply begins or goes on with, if others may go on with it
 */
record Handling(
        FrameHandler handler, Frames frames, @Nullable Continuity line) {
    /** The cheapest handling that serves, or null if the reply has a form that nobody asked for. */
    static @Nullable Handling of(
            RelayContext context, Plan plan, Framing framing, InstantSource time, AnswerMemory memory) {
        RequestFacts facts = context.request().facts();
        boolean whole = framing.equals(Framing.WHOLE);
        if (!facts.stream() && !whole) {
            return null;
        }
        Provider provider = context.candidate().provider().provider();
        boolean endMarked = provider.marksStreamEnd(context.candidate().deployment());
        Options options = new Options(facts, context.reply(), framing, plan.hideUsage(), endMarked, losses(context));
        Recovery recovery = facts.stream() ? context.exchange().recovery() : null;
        if (recovery != null && recovery.stream() instanceof Continuity open) {
            return goingOn(open, plan, options);
        }
        boolean passes = !plan.passage().translated() && facts.stream() != whole && inFormOf(facts, framing);
        return passes ? passed(context, plan, options, time) : translated(context, plan, options, time, memory);
    }

    private static AnswerLosses losses(RelayContext context) {
        return AnswerLosses.of(
                context.exchange(), context.request().dialect().id().protocol());
    }

    private static Writing writing(RelayContext context, Options options, InstantSource time) {
        return new Writing(
                context.request().facts(),
                context.exchange().id(),
                time.instant(),
                context.request().body(),
                options.losses());
    }

    /** A stream in another form than the client's is written anew. */
    private static boolean inFormOf(RequestFacts facts, Framing framing) {
        return !facts.stream()
                || facts.framing().filter(form -> !form.equals(framing)).isEmpty();
    }

    private static @Nullable Handling goingOn(Continuity open, Plan plan, Options options) {
        if (!(plan.passage().upstream() instanceof ChatDialect upstream)) {
            return null;
        }
        var handler = new TranslateHandler(
                options.facts().choices(), upstream.reader(options), open.writer(), open.goOn(), options.losses());
        return new Handling(handler, open.frames(), open);
    }

    private static Frames frames(RelayContext context) {
        ByteQueue out = new ByteQueue();
        ReplyStage stage = context.stages().none() ? null : context.stages().before(out);
        return new Frames(stage, out);
    }

    private static Consumer<ChatEvent> chain(Plan plan, ChatWriter writer, Frames frames) {
        FrameSink sink = frames.stage() == null ? frames.out() : frames.stage();
        return plan.events().apply(event -> writer.event(event, sink));
    }

    private static Handling passed(RelayContext context, Plan plan, Options options, InstantSource time) {
        Dialect dialect = plan.passage().upstream();
        Frames frames = frames(context);
        PassHandler passing = new PassHandler(dialect.watch(options));
        Recovery recovery = recovery(context);
        if (recovery == null || !(dialect instanceof ChatDialect chat)) {
            return new Handling(passing, frames, null);
        }
        Options beside = options.lossless();
        ChatWriter writer = chat.writer(writing(context, beside, time));
        return new Handling(
                new NotedPass(passing, chat, chat.reader(beside), writer, recovery, context.exchange()),
                frames,
                new Continuity(context.exchange(), recovery, frames, writer, chain(plan, writer, frames)));
    }

    /** A whole answer to a client that wants a stream is translated, even within one dialect. */
    private static @Nullable Handling translated(
            RelayContext context, Plan plan, Options options, InstantSource time, AnswerMemory memory) {
        if (plan.passage().upstream() instanceof ChatDialect from
                && context.request().dialect() instanceof ChatDialect to) {
            return translated(context, plan, options, from, to.writer(writing(context, options, time)));
        }
        FrameHandler other =
                WholeHandler.of(plan, context.request().dialect(), options, writing(context, options, time), memory);
        return other == null ? null : new Handling(other, frames(context), null);
    }

    private static Handling translated(
            RelayContext context, Plan plan, Options options, ChatDialect from, ChatWriter writer) {
        Frames frames = frames(context);
        Consumer<ChatEvent> chain = chain(plan, writer, frames);
        int choices = options.facts().choices();
        Recovery recovery = recovery(context);
        if (recovery == null) {
            return new Handling(
                    new TranslateHandler(choices, from.reader(options), writer, chain, options.losses()), frames, null);
        }
        Said said = new Said(recovery);
        Consumer<ChatEvent> noted = event -> {
            said.note(event);
            chain.accept(event);
        };
        return new Handling(
                new TranslateHandler(choices, from.reader(options), writer, noted, options.losses()),
                frames,
                new Continuity(context.exchange(), recovery, frames, writer, chain));
    }

    /** What notes the text of a stream that others may go on with. */
    private static @Nullable Recovery recovery(RelayContext context) {
        Recovery recovery =
                context.request().facts().stream() ? context.exchange().recovery() : null;
        if (recovery != null) {
            recovery.restart();
        }
        return recovery;
    }

    record Options(
            RequestFacts facts,
            ReplyHead head,
            Framing framing,
            boolean hideUsage,
            boolean endMarked,
            AnswerLosses losses)
            implements WatchOptions {
        /** For who reads what is passed on anyway. */
        Options lossless() {
            return new Options(facts, head, framing, hideUsage, endMarked, losses.none());
        }
    }

    record Writing(RequestFacts facts, String id, Instant created, RequestBody request, AnswerLosses losses)
            implements WriterOptions {}
}
