package io.fairlead.api.dialect;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonProbes;

/**
 * A codec of one operation of one wire API. Stateless and safe for many threads; what has state it makes anew for each
 * attempt. A client's dialect that a provider takes as well is passed through: its bytes are scanned and spliced, never
 * written anew.
 */
public interface Dialect {
    /** The id, as the factory's name says. */
    DialectId id();

    /** What it asks of a model. */
    Operation operation();

    /** What the scan of a request's body shall look out for, so that {@link #facts} need not read it again. */
    default JsonProbes probes() {
        return JsonProbes.NONE;
    }

    /**
     * What routing needs to know of a request.
     *
     * @throws RouterException if a member that this reads has a wrong type; {@code INVALID_REQUEST}, naming the member
     */
    RequestFacts facts(RequestHead head, RequestBody body);

    /** Path and query of the upstream call, below the version: {@code /chat/completions}. */
    String target(Target target);

    /** The edits that pass-through needs, above all the upstream's name of the model. */
    void retarget(BodyEdit edit, Target target);

    /** How the bytes of a reply are cut into frames. */
    Framing framing(RequestFacts facts, ReplyHead head);

    /** Watches one reply that is passed through. */
    ReplyWatch watch(WatchOptions options);

    /** Pushes the text of a request that a person or a tool wrote, with its place in the body. */
    default void text(RequestBody body, TextSpans out) {}

    /** Pushes the text of a frame of an answer, with its place in the frame. */
    default void text(Frame frame, TextSpans out) {}

    /** An error in this API's own form. */
    ErrorAnswer error(RouterError error);

    /** What an upstream's error reply says; also for bodies that are no JSON and for errors inside a 200. */
    UpstreamError readError(ReplyHead head, Slice body);

    /**
     * Writes what clients of a stream pass over, as a sign of life before its first frame: a comment, a ping. A dialect
     * whose streams have no such thing writes nothing; the client of such a stream then waits in silence.
     */
    default void keepAlive(FrameSink out) {}

    /** Whether an answer may be continued by giving its beginning to another candidate. */
    default boolean prefills() {
        return false;
    }
}
