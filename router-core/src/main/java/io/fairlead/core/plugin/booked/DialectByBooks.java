package io.fairlead.core.plugin.booked;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonProbes;

/** A dialect of some kind that leaves to a booked one what all of them do. */
interface DialectByBooks extends Dialect {
    BookedDialect booked();

    @Override
    default DialectId id() {
        return booked().id();
    }

    @Override
    default Operation operation() {
        return booked().operation();
    }

    @Override
    default JsonProbes probes() {
        return booked().probes();
    }

    @Override
    default boolean prefills() {
        return booked().prefills();
    }

    @Override
    default RequestFacts facts(RequestHead head, RequestBody body) {
        return booked().facts(head, body);
    }

    @Override
    default String target(Target target) {
        return booked().target(target);
    }

    @Override
    default void retarget(BodyEdit edit, Target target) {
        booked().retarget(edit, target);
    }

    @Override
    default Framing framing(RequestFacts facts, ReplyHead head) {
        return booked().framing(facts, head);
    }

    @Override
    default ReplyWatch watch(WatchOptions options) {
        return booked().watch(options);
    }

    @Override
    default void text(RequestBody body, TextSpans out) {
        booked().text(body, out);
    }

    @Override
    default void text(Frame frame, TextSpans out) {
        booked().text(frame, out);
    }

    @Override
    default ErrorAnswer error(RouterError error) {
        return booked().error(error);
    }

    @Override
    default UpstreamError readError(ReplyHead head, Slice body) {
        return booked().readError(head, body);
    }

    @Override
    default void keepAlive(FrameSink out) {
        booked().keepAlive(out);
    }
}
