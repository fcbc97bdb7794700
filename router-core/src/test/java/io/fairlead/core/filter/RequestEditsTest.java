package io.fairlead.core.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.TextPiece;
import io.fairlead.api.filter.Verdict;
import io.fairlead.api.filter.View;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonText;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.snapshot.FilterUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class RequestEditsTest {
    private static FilterUse texts(Consumer<TextPiece> look) {
        return TestFilter.use(View.TEXT, textPass(look));
    }

    private static FilterUse rewriting(UnaryOperator<String> text) {
        return texts(piece -> piece.replace(text.apply(piece.text())));
    }

    private static FilterPass textPass(Consumer<TextPiece> look) {
        return new FilterPass() {
            @Override
            public void text(TextPiece piece) {
                look.accept(piece);
            }
        };
    }

    private static FilterPass bytesPass(Function<BodyEdit, Verdict> look) {
        return new FilterPass() {
            @Override
            public Verdict bytes(BodyEdit body) {
                return look.apply(body);
            }
        };
    }

    @Test
    void showsEachTextWholeAndUnescaped() {
        List<String> seen = new ArrayList<>();
        String body = "{\"0\":\"a\\n\\u00e4\",\"n\":1,\"1\":\"b\"}";
        FilterUse filter = texts(piece -> {
            seen.add(piece.channel() + " " + piece.role() + " " + piece.last() + " " + piece.text());
            piece.keepLast(5);
        });

        assertThat(Chains.request(body, filter)).isEqualTo(body);
        assertThat(seen).containsExactly("0 user true a\n\u00e4", "1 user true b");
    }

    @Test
    void replacesOnlyTextsThatChange() {
        Random random = new Random(9);
        String[] texts = {"keep", "k\\u0041\\/", "", "x", "xx\\n", "\\\"x\\\\", "\uD83D\uDE00x", "\u20acx"};
        for (int round = 0; round < 2_000; round++) {
            StringBuilder body = new StringBuilder("{ ");
            StringBuilder expected = new StringBuilder("{ ");
            for (int i = random.nextInt(8); i >= 0; i--) {
                String text = texts[random.nextInt(texts.length)];
                String member = "\"" + i + "\"\t:";
                body.append(member).append('"').append(text).append("\" ,");
                expected.append(member)
                        .append('"')
                        .append(text.replace("x", "<y>"))
                        .append("\" ,");
            }
            String rest = "\"n\":1.00e0,\"z\":\"x\"}";
            assertThat(Chains.request(body + rest, rewriting(text -> text.replace("x", "<y>"))))
                    .isEqualTo(expected + rest);
        }
    }

    @Test
    void takesOutWhatTellsAChangedTextOnceMore() {
        String body = "{\"echo\":[1],\"0\":\"a\",\"1\":\"b\",\"echo2\":[2]}";

        assertThat(Chains.request(body, rewriting(text -> text))).isEqualTo(body);
        assertThat(Chains.request(body, rewriting(text -> text.replace('b', 'c'))))
                .isEqualTo("{\"echo\":null,\"0\":\"a\",\"1\":\"c\",\"echo2\":null}");
    }

    @Test
    void writesAnyText() {
        for (String text : List.of("\"\\\n\r\t\u0001", "\uD83D\uDE00", "\u20ac", "")) {
            assertThat(Chains.request("{\"0\":\"a\"}", rewriting(given -> text)))
                    .isEqualTo("{\"0\":" + JsonText.quote(text) + "}");
        }
    }

    @Test
    void oneFilterSeesWhatTheOtherMade() {
        assertThat(Chains.request("{\"0\":\"a\"}", rewriting(text -> text + "b"), rewriting(text -> text + "c")))
                .isEqualTo("{\"0\":\"abc\"}");
        FilterUse bytes = TestFilter.use(View.BYTES, bytesPass(edit -> {
            edit.set("1", "\"new\"");
            return Verdict.PROCEED;
        }));
        assertThat(Chains.request("{\"0\":\"a\"}", bytes, rewriting(text -> text + "!")))
                .isEqualTo("{\"0\":\"a!\",\"1\":\"new!\"}");
    }

    @Test
    void anEditedBodyIsScannedAnew() {
        try (FilterChain chain = Chains.open(rewriting(text -> text + text))) {
            ClientRequest edited = chain.request(Chains.request("{\"0\":\"aaaa\",\"m\":7}"), new Chains.About());
            var scan = edited.body().json();
            assertThat(scan).isNotNull();
            int member = scan.find("m");
            assertThat(edited.body()
                            .slice(scan.valueStart(member), scan.valueEnd(member))
                            .utf8())
                    .isEqualTo("7");
        }
    }

    @Test
    void aBodyThatNobodyEditsIsTheSame() {
        ClientRequest request = Chains.request("{\"0\":\"a\"}");
        try (FilterChain chain = Chains.open(texts(piece -> piece.replace(piece.text())))) {
            assertThat(chain.request(request, new Chains.About())).isSameAs(request);
        }
    }

    @Test
    void manyEditsTakeNoLongerThanTheyMust() {
        String texts = ",\"a\"".repeat(30_000);
        long start = System.nanoTime();
        String edited = Chains.request("{\"0\":[\"a\"" + texts + "]}", rewriting(text -> "b"));
        assertThat(edited).isEqualTo("{\"0\":[\"b\"" + texts.replace('a', 'b') + "]}");
        assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
    }

    @Test
    void refusals() {
        FilterUse bytes = TestFilter.use(View.BYTES, bytesPass(edit -> Verdict.refuse("not this")));
        assertThatThrownBy(() -> Chains.request("{}", bytes)).hasMessage("not this");
        FilterUse text = TestFilter.use(View.TEXT, new FilterPass() {
            @Override
            public Verdict textEnd() {
                return Verdict.refuse("not that");
            }
        });
        assertThatThrownBy(() -> Chains.request("{}", text)).hasMessage("not that");
    }

    @Test
    void aFilterThatFailsHalfWayChangedNothing() {
        FilterUse text = texts(piece -> {
            piece.replace("changed");
            throw new IllegalStateException("as the test wants it");
        });
        FilterUse bytes = TestFilter.use(View.BYTES, bytesPass(edit -> {
            edit.set("m", "2");
            throw new IllegalStateException("as the test wants it");
        }));
        String body = "{\"0\":\"a\",\"m\":1}";
        assertThat(Chains.request(body, text, bytes)).isEqualTo(body);
        assertThat(text.failures().sum()).isEqualTo(1);
        assertThat(bytes.failures().sum()).isEqualTo(1);
    }

    @Test
    void aFilterThatBreaksTheBodyChangedNothing() {
        FilterUse bytes = TestFilter.use(View.BYTES, bytesPass(edit -> {
            edit.replace(0, 1, Slice.utf8("]"));
            return Verdict.PROCEED;
        }));
        assertThat(Chains.request("{\"m\":1}", bytes)).isEqualTo("{\"m\":1}");
        assertThat(bytes.failures().sum()).isEqualTo(1);
    }

    @Test
    void aFilterThatWritesHalfACharacterChangedNothing() {
        FilterUse text = rewriting(given -> "\uD83D");
        assertThat(Chains.request("{\"0\":\"a\"}", text)).isEqualTo("{\"0\":\"a\"}");
        assertThat(text.failures().sum()).isEqualTo(1);
    }

    @Test
    void nothingPassesWhenAMandatoryFilterFails() {
        FilterUse text = TestFilter.mandatory(View.TEXT, textPass(piece -> {
            throw new IllegalStateException("as the test wants it");
        }));
        FilterUse bytes = TestFilter.mandatory(View.BYTES, bytesPass(edit -> {
            edit.replace(0, 1, Slice.utf8("]"));
            return Verdict.PROCEED;
        }));
        for (FilterUse filter : List.of(text, bytes)) {
            assertThatThrownBy(() -> Chains.request("{\"0\":\"a\"}", filter))
                    .isInstanceOfSatisfying(
                            RouterException.class,
                            e -> assertThat(e.error().code()).isEqualTo(ErrorCode.INTERNAL));
        }
    }

    @Test
    void largeEditedBodiesComeOutOfTheBudget() {
        String text = "a".repeat(300_000);
        try (FilterChain chain = Chains.open(rewriting(given -> given + "b"))) {
            chain.request(Chains.request("{\"0\":\"" + text + "\"}"), new Chains.About());
            assertThat(Chains.MEMORY.used()).isBetween(300_000L, 301_000L);
        }
        assertThat(Chains.MEMORY.used()).isZero();
        assertThatThrownBy(() -> Chains.request("{\"0\":\"a\"}", rewriting(given -> text.repeat(4))))
                .isInstanceOfSatisfying(
                        RouterException.class, e -> assertThat(e.error().code()).isEqualTo(ErrorCode.OVERLOADED));
        assertThat(Chains.MEMORY.used()).isZero();
    }
}
