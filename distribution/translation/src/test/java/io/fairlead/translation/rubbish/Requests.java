package io.fairlead.translation.rubbish;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.CountDialect;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.EmbeddingDialect;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.RecordedBodyEdit;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestRequest;
import io.fairlead.testkit.TestTarget;
import io.fairlead.translation.Codecs;
import io.fairlead.translation.Samples;
import java.util.List;
import java.util.Map;

/** Requests of clients, read for routing, for filters and for other upstreams. */
record Requests(Dialect dialect, Samples samples) implements Decoder {
    static Requests of(Dialect dialect) {
        return new Requests(dialect, Samples.of(dialect.id().name()));
    }

    @Override
    public String title() {
        return dialect.id() + " requests";
    }

    @Override
    public Attempt next(Mutation mutation) {
        String rubbish = mutation.of(mutation.one(samples.all()).with());
        ChatDialect upstream = mutation.one(Codecs.all());
        return new Attempt(rubbish, () -> read(rubbish, upstream));
    }

    private boolean read(String rubbish, ChatDialect upstream) {
        HeapBody body;
        try {
            body = HeapBody.json(rubbish, dialect.probes());
        } catch (JsonSyntaxException noJson) {
            return false;
        }
        TestRequest head = TestRequest.post(samples.path()).withParameters(Map.of("model", Samples.MODEL));
        dialect.text(body, (from, to, channel, kind, role) -> {});
        try {
            RequestFacts facts = dialect.facts(head, body);
            Target target = TestTarget.of(TestDeployment.of("p", "m"), facts);
            dialect.retarget(RecordedBodyEdit.of(body), target);
            return translated(head, body, target, upstream);
        } catch (RouterException refused) {
            return false;
        }
    }

    private boolean translated(TestRequest head, HeapBody body, Target target, ChatDialect upstream) {
        List<Slice> calls;
        try {
            calls = calls(head, body, target, upstream);
        } catch (IllegalArgumentException | ArithmeticException untranslatable) {
            // The host refuses such a request in words of its own.
            return false;
        }
        calls.forEach(call -> HeapBody.json(call.utf8()));
        return true;
    }

    private List<Slice> calls(TestRequest head, HeapBody body, Target target, ChatDialect upstream) {
        Losses losses = (lost, reason) -> {};
        return switch (dialect) {
            case ChatDialect chat -> {
                ChatRequest request = chat.decode(head, body, losses);
                yield List.of(chat.encode(request, target, losses), upstream.encode(request, target, losses));
            }
            case CountDialect count -> List.of(count.encode(count.decode(head, body, losses), target, losses));
            case EmbeddingDialect vectors ->
                List.of(vectors.encode(vectors.decode(head, body, losses), target, losses));
            default -> List.of();
        };
    }
}
