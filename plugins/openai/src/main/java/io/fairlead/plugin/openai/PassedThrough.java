package io.fairlead.plugin.openai;

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

/** A dialect that is translated, and passed through as another one passes it. */
interface PassedThrough extends Dialect {
    /** The one that passes it. */
    Dialect passed();

    @Override
    default DialectId id() {
        return passed().id();
    }

    @Override
    default Operation operation() {
        return passed().operation();
    }

    @Override
    default JsonProbes probes() {
        return passed().probes();
    }

    @Override
    default RequestFacts facts(RequestHead head, RequestBody body) {
        return passed().facts(head, body);
    }

    @Override
    default String target(Target target) {
        return passed().target(target);
    }

    @Override
    default void retarget(BodyEdit edit, Target target) {
        passed().retarget(edit, target);
    }

    @Override
    default Framing framing(RequestFacts facts, ReplyHead head) {
        return passed().framing(facts, head);
    }

    @Override
    default ReplyWatch watch(WatchOptions options) {
        return passed().watch(options);
    }

    @Override
    default void text(RequestBody body, TextSpans out) {
        passed().text(body, out);
    }

    @Override
    default void text(Frame frame, TextSpans out) {
        passed().text(frame, out);
    }

    @Override
    default void keepAlive(FrameSink out) {
        passed().keepAlive(out);
    }

    @Override
    default ErrorAnswer error(RouterError error) {
        return passed().error(error);
    }

    @Override
    default UpstreamError readError(ReplyHead head, Slice body) {
        return passed().readError(head, body);
    }
}
