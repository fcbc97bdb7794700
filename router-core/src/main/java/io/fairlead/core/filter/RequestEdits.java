package io.fairlead.core.filter;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.filter.Verdict;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.json.JsonText;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.body.EditedBody;
import io.fairlead.core.body.Reservation;
import io.fairlead.core.body.Splice;
import io.fairlead.core.body.StoredBody;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.filter.FilterChain.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets filters edit the body of a request. What they do not touch keeps its bytes. An edited body lies in memory, which
 * comes out of the budget for bodies.
 */
final class RequestEdits implements AutoCloseable {
    private static final int UNCOUNTED = 64 * 1024;

    private final ByteBudget budget;
    private final List<Reservation> taken = new ArrayList<>(0);

    RequestEdits(ByteBudget budget) {
        this.budget = budget;
    }

    ClientRequest bytes(Step step, ClientRequest request) {
        Splice splice = Splice.of(request.body());
        Verdict verdict = PluginStep.call(step.use(), "bytes", () -> step.pass().bytes(splice), null);
        if (verdict == null) {
            // It failed half-way: none of its edits count.
            return request;
        }
        FilterChain.check(verdict);
        return PluginStep.apply(step.use(), "bytes", () -> edited(request, splice), request);
    }

    ClientRequest text(Step step, ClientRequest request) {
        Splice splice = Splice.of(request.body());
        Texts texts = new Texts(step, request.body(), splice);
        request.dialect().text(request.body(), texts);
        texts.silence();
        FilterChain.check(
                PluginStep.call(step.use(), "textEnd", () -> step.pass().textEnd(), Verdict.PROCEED));
        return PluginStep.apply(step.use(), "text", () -> edited(request, splice), request);
    }

    private ClientRequest edited(ClientRequest request, Splice splice) {
        EditedBody edited = splice.edited();
        if (edited.unchanged()) {
            return request;
        }
        reserve(edited.length());
        byte[] bytes = edited.bytes();
        JsonScan json = request.body().json() == null
                ? null
                : JsonScan.of(bytes, 0, bytes.length, request.dialect().probes());
        return request.withBody(StoredBody.of(Slice.of(bytes), json));
    }

    private void reserve(long bytes) {
        Reservation reservation = bytes <= UNCOUNTED ? null : budget.tryReserve(bytes);
        if (reservation != null) {
            taken.add(reservation);
        } else if (bytes > UNCOUNTED) {
            throw new RouterException(RouterError.builder(
                            ErrorCode.OVERLOADED,
                            "editing a body of " + bytes + " bytes needs more memory than is free")
                    .retryAfter(Duration.ofSeconds(1))
                    .build());
        }
    }

    @Override
    public void close() {
        taken.forEach(Reservation::close);
    }

    private static final class Texts implements TextSpans {
        private final Step step;
        private final RequestBody body;
        private final Splice splice;
        private final List<Echo> echoes = new ArrayList<>(0);
        private boolean changed;

        Texts(Step step, RequestBody body, Splice splice) {
            this.step = step;
            this.body = body;
            this.splice = splice;
        }

        @Override
        public void span(long from, long to, int channel, TextKind kind, TextRole role) {
            Slice json = body.slice(from, to);
            String text = JsonText.decode(json.array(), json.start(), json.end());
            Piece piece = new Piece(channel, kind, role, text, true);
            PluginStep.run(step.use(), "text", () -> step.pass().text(piece), piece::reset);
            if (piece.changed()) {
                changed = true;
                splice.replace(from, to, Slice.of(JsonText.encode(piece.released())));
            }
        }

        @Override
        public void echo(long from, long to, String without) {
            echoes.add(new Echo(from, to, without));
        }

        /** Takes out what would tell of the text as it was. */
        void silence() {
            if (changed) {
                echoes.forEach(echo ->
                        splice.replace(echo.from, echo.to, Slice.of(echo.without.getBytes(StandardCharsets.UTF_8))));
            }
        }

        private record Echo(long from, long to, String without) {}
    }
}
