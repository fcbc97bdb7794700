package io.fairlead.testkit;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.http.ReplyHead;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a watch, a reader or a writer is told, in one object for all three. */
public final class TestOptions implements WatchOptions, WriterOptions {
    private final RequestFacts facts;
    private final Framing framing;
    private boolean hideUsage;
    private boolean endMarked = true;
    private @Nullable RequestBody request;
    private Losses losses = (path, reason) -> {};

    private TestOptions(RequestFacts facts, Framing framing) {
        this.facts = facts;
        this.framing = framing;
    }

    /** A stream of events. */
    public static TestOptions sse(RequestFacts facts) {
        return new TestOptions(facts, Framing.SSE);
    }

    /** A stream that is cut in this way. */
    public static TestOptions stream(RequestFacts facts, Framing framing) {
        return new TestOptions(facts, framing);
    }

    /** One whole answer. */
    public static TestOptions whole(RequestFacts facts) {
        return new TestOptions(facts, Framing.WHOLE);
    }

    /** These options, with usage to be hidden from the client. */
    public TestOptions hidingUsage() {
        hideUsage = true;
        return this;
    }

    /** These options, for an upstream that does not mark the end of its streams. */
    public TestOptions withoutEndMark() {
        endMarked = false;
        return this;
    }

    /** These options, with somebody who hears what of an answer is lost. */
    public TestOptions losing(Losses heard) {
        losses = heard;
        return this;
    }

    /** These options, for an answer to this request. */
    public TestOptions answering(RequestBody body) {
        request = body;
        return this;
    }

    @Override
    public @Nullable RequestBody request() {
        return request;
    }

    @Override
    public Losses losses() {
        return losses;
    }

    @Override
    public RequestFacts facts() {
        return facts;
    }

    @Override
    public ReplyHead head() {
        return framing.equals(Framing.SSE) ? TestReply.sse() : TestReply.json();
    }

    @Override
    public Framing framing() {
        return framing;
    }

    @Override
    public boolean hideUsage() {
        return hideUsage;
    }

    @Override
    public boolean endMarked() {
        return endMarked;
    }

    /** Always {@code test-1}. */
    @Override
    public String id() {
        return "test-1";
    }

    /** Always the second 1700000000. */
    @Override
    public Instant created() {
        return Instant.ofEpochSecond(1_700_000_000L);
    }
}
