package io.fairlead.core.filter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.filter.ExchangeInfo;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.body.StoredBody;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.Hints;
import io.fairlead.core.exchange.ReplyStages.ReplyStage;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.snapshot.FilterUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs requests and answers of the plain dialect through filters. */
final class Chains {
    static final ByteBudget MEMORY = new ByteBudget(1 << 20);
    static final PlainDialect DIALECT = new PlainDialect();

    private Chains() {}

    static FilterChain open(FilterUse... filters) {
        return FilterChain.open(List.of(filters), new About(), DIALECT, MEMORY);
    }

    /** What becomes of a request. */
    static String request(String body, FilterUse... filters) {
        try (FilterChain chain = open(filters)) {
            return text(chain.request(request(body), new About()));
        }
    }

    static ClientRequest request(String body) {
        // Not at the array's start, so that code that takes offsets for indexes is caught.
        byte[] array = ("###" + body).getBytes(UTF_8);
        JsonScan scan = JsonScan.of(array, 3, array.length, JsonProbes.NONE);
        StoredBody stored = StoredBody.of(Slice.of(array, 3, array.length), scan);
        About about = new About();
        return new ClientRequest(DIALECT, about.head(), stored, about.facts(), Hints.NONE);
    }

    static String text(ClientRequest request) {
        return request.body().slice(0, request.body().length()).utf8();
    }

    /** What becomes of the frames of an answer. */
    static List<String> answer(List<String> frames, FilterUse... filters) {
        List<String> out = new ArrayList<>();
        try (FilterChain chain = open(filters)) {
            ReplyStage stage = stage(chain, out);
            frames.forEach(frame -> give(stage, frame));
            stage.end();
        }
        return out;
    }

    static ReplyStage stage(FilterChain chain, List<String> out) {
        return chain.before((array, start, end) -> out.add(new String(array, start, end - start, UTF_8)));
    }

    /** Gives a frame in a buffer that is used for something else right after. */
    static void give(ReplyStage stage, String frame) {
        byte[] array = ("###" + frame + "###").getBytes(UTF_8);
        stage.frame(array, 3, array.length - 3);
        Arrays.fill(array, (byte) '?');
    }

    record About() implements ExchangeInfo, RequestHead {
        @Override
        public String id() {
            return "x";
        }

        @Override
        public DialectId dialect() {
            return DIALECT.id();
        }

        @Override
        public RequestHead head() {
            return this;
        }

        @Override
        public RequestFacts facts() {
            return RequestFacts.builder(DIALECT.operation(), "any").build();
        }

        @Override
        public String method() {
            return "POST";
        }

        @Override
        public String path() {
            return "/";
        }

        @Override
        public @Nullable String query() {
            return null;
        }

        @Override
        public @Nullable String parameter(String name) {
            return null;
        }

        @Override
        public Headers headers() {
            return new HeaderLines();
        }
    }
}
