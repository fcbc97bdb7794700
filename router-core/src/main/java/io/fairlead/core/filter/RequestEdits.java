package io.fairlead.core.filter;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.filter.Verdict;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.json.JsonText;
import io.fairlead.core.body.EditedBody;
import io.fairlead.core.body.Splice;
import io.fairlead.core.body.StoredBody;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.filter.FilterChain.Step;

/** Lets a filter edit the body of a request. What it does not touch keeps its bytes. */
final class RequestEdits {
    private RequestEdits() {}

    static ClientRequest bytes(Step step, ClientRequest request) {
        Splice splice = Splice.of(request.body());
        FilterChain.check(PluginStep.call(step.use(), "bytes", () -> step.pass().bytes(splice), Verdict.PROCEED));
        return edited(request, splice);
    }

    static ClientRequest text(Step step, ClientRequest request) {
        Splice splice = Splice.of(request.body());
        Texts texts = new Texts(step, request.body(), splice);
        request.dialect().text(request.body(), texts);
        FilterChain.check(
                PluginStep.call(step.use(), "textEnd", () -> step.pass().textEnd(), Verdict.PROCEED));
        return edited(request, splice);
    }

    private static ClientRequest edited(ClientRequest request, Splice splice) {
        EditedBody edited = splice.edited();
        if (edited.unchanged()) {
            return request;
        }
        byte[] bytes = edited.bytes();
        JsonScan json = JsonScan.of(bytes, 0, bytes.length, request.dialect().probes());
        return request.withBody(StoredBody.of(Slice.of(bytes), json));
    }

    private record Texts(Step step, RequestBody body, Splice splice) implements TextSpans {
        @Override
        public void span(long from, long to, int channel, TextKind kind, TextRole role) {
            Slice json = body.slice(from, to);
            String text = JsonText.decode(json.array(), json.start(), json.end());
            Piece piece = new Piece(channel, kind, role, text, true);
            PluginStep.run(step.use(), "text", () -> step.pass().text(piece), () -> {});
            if (piece.changed()) {
                splice.replace(from, to, Slice.of(JsonText.encode(piece.released())));
            }
        }
    }
}
