package io.fairlead.plugin.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.View;
import io.fairlead.testkit.FixedContext;
import io.fairlead.testkit.TestPiece;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactPassTest {
    private static final String ANN = "ann@example.com";
    private static final String PHONE = "+49 30 1234567";
    private static final String CARD = "4111 1111 1111 1111";

    private final FixedContext context = context(Map.of());
    private final FilterPass pass = open(context);

    private static FixedContext context(Map<String, ?> settings) {
        return FixedContext.with(new RedactFactory().settings(), settings);
    }

    private static Filter filter(FixedContext context) {
        return new RedactFactory().create(context);
    }

    /** The filter has no use for what it could learn of the exchange. */
    @SuppressWarnings("NullAway")
    private static FilterPass open(FixedContext context) {
        return filter(context).open(null);
    }

    private String masked(String text) {
        return masked(pass, TextKind.TEXT, text);
    }

    private static String masked(FilterPass pass, TextKind kind, String text) {
        TestPiece piece = TestPiece.whole(kind, TextRole.USER, text);
        pass.text(piece);
        return piece.replaced().orElse(text);
    }

    private String restored(String... pieces) {
        return TestPiece.stream(pass, TextKind.TEXT, List.of(pieces));
    }

    @Test
    void isMandatoryAndSeesTextOnly() {
        assertThat(filter(context).mandatory()).isTrue();
        assertThat(filter(context).views()).containsExactly(View.TEXT);
    }

    @Test
    void masksAndRestores() {
        assertThat(masked("I am " + ANN + ", " + PHONE + ", " + CARD)).isEqualTo("I am [email-1], [phone-1], [card-1]");
        assertThat(restored("Hello [email-1], I call [phone-1] and bill [card-1]."))
                .isEqualTo("Hello " + ANN + ", I call " + PHONE + " and bill " + CARD + ".");
    }

    @Test
    void oneValueHasOnePlaceholder() {
        assertThat(masked(ANN + " bob@example.com")).isEqualTo("[email-1] [email-2]");
        assertThat(masked(PHONE + " and again " + ANN)).isEqualTo("[phone-1] and again [email-1]");
        assertThat(masked(pass, TextKind.TOOL_RESULT, ANN)).isEqualTo("[email-1]");
    }

    @Test
    void exchangesShareNothing() {
        masked(ANN);
        FilterPass other = open(context);
        assertThat(TestPiece.stream(other, TextKind.TEXT, List.of("[email-1]"))).isEqualTo("[email-1]");
        assertThat(masked(other, TextKind.TEXT, "bob@example.com")).isEqualTo("[email-1]");
    }

    @Test
    void countsByKind() {
        masked(ANN + " " + ANN + " " + CARD);
        assertThat(context.meters().sum("redact.masked", "kind", "email")).isEqualTo(2);
        assertThat(context.meters().sum("redact.masked", "kind", "card")).isEqualTo(1);
        assertThat(context.meters().sum("redact.masked", "kind", "phone")).isZero();
    }

    @Test
    void leavesTextsWithoutDataAlone() {
        TestPiece piece = TestPiece.whole(TextKind.TEXT, TextRole.USER, "nothing here, 12:30");
        pass.text(piece);
        assertThat(piece.replaced()).isEmpty();
        masked(ANN);
        TestPiece reply = TestPiece.reply(TextKind.TEXT, "fine [1] [email] [phone-1]", false);
        pass.replyText(reply);
        assertThat(reply.replaced()).isEmpty();
        assertThat(reply.held()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello [email-1]!",
                "[email-1]",
                "x[email-1]y[email-2]z",
                "[[email-1]]",
                "[em[email-2][emai",
                "[email-12][email-11] [email-13]",
                "[email-01][email-][email-1x][email1]",
                "\uD83D\uDE00[email-1]\uD83D\uDE00",
                "mailto:[email-1][phone-1][phone-2]",
            })
    void restoresHoweverTheAnswerIsCut(String answer) {
        for (int i = 1; i <= 12; i++) {
            masked("user" + i + "@example.com");
        }
        masked(PHONE);
        String whole = restored(answer);
        String expected = answer.replace("[phone-1]", PHONE);
        for (int i = 1; i <= 12; i++) {
            expected = expected.replace("[email-" + i + "]", "user" + i + "@example.com");
        }
        assertThat(whole).isEqualTo(expected);
        for (int first = 0; first <= answer.length(); first++) {
            for (int second = first; second <= answer.length(); second++) {
                assertThat(restored(
                                answer.substring(0, first), answer.substring(first, second), answer.substring(second)))
                        .as("cut at %s and %s", first, second)
                        .isEqualTo(expected);
            }
        }
        assertThat(restored(answer.split(""))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'abc', 0",
        "'see [', 1",
        "'see [email-', 7",
        "'see [email-1', 8",
        "'see [email-2', 0",
        "'see [phone', 0",
        "'see [emails', 0",
        "'see [email-1]', 0",
    })
    void holdsBackOnlyWhatMayBecomeAPlaceholder(String answer, int held) {
        masked(ANN);
        TestPiece piece = TestPiece.reply(TextKind.TEXT, answer, false);
        pass.replyText(piece);
        assertThat(piece.held()).hasSize(held);
    }

    @Test
    void holdsNothingWhereNothingWasMasked() {
        TestPiece piece = TestPiece.reply(TextKind.TEXT, "see [", false);
        pass.replyText(piece);
        assertThat(piece.held()).isEmpty();
    }

    @Test
    void aTextThatLooksLikeAPlaceholderComesBackAsItWas() {
        assertThat(masked("What does [email-1] mean? And [email-1], [card-07]? " + ANN))
                .isEqualTo("What does [email-1] mean? And [email-1], [card-07]? [email-2]");
        assertThat(restored("[email-1] means something, [email-2] is you."))
                .isEqualTo("[email-1] means something, " + ANN + " is you.");
    }

    @Test
    void aLaterTextThatLooksLikeAPlaceholderIsToldFromIt() {
        assertThat(masked(ANN)).isEqualTo("[email-1]");
        assertThat(masked("you wrote [email-1] to me")).isEqualTo("you wrote [email-2] to me");
        assertThat(restored("[email-1] [email-2]")).isEqualTo(ANN + " [email-1]");
    }

    @Test
    void argumentsOfToolsStayJson() {
        assertThat(masked(pass, TextKind.TOOL_ARGUMENTS, "{\"card\": 4111111111111111, \"to\":\"\\n" + ANN + "\"}"))
                .isEqualTo("{\"card\": \"[card-1]\", \"to\":\"\\n[email-1]\"}");
        assertThat(masked(pass, TextKind.TOOL_ARGUMENTS, "{\"note\":\"a\\\": 4111111111111111, b\"}"))
                .isEqualTo("{\"note\":\"a\\\": [card-1], b\"}");
        assertThat(masked(pass, TextKind.TOOL_ARGUMENTS, "[4111111111111111]")).isEqualTo("[\"[card-1]\"]");
        assertThat(masked(pass, TextKind.TOOL_ARGUMENTS, "pay: 4111111111111111"))
                .isEqualTo("pay: [card-1]");
        assertThat(TestPiece.stream(pass, TextKind.TOOL_ARGUMENTS, List.of("{\"to\":\"[ema", "il-1]\"}")))
                .isEqualTo("{\"to\":\"" + ANN + "\"}");
    }

    @Test
    void reasoningIsMaskedButNeverRestored() {
        assertThat(masked(pass, TextKind.THINKING, "is [email-1] " + ANN + "?")).isEqualTo("is [email-1] [email-1]?");
        assertThat(TestPiece.stream(pass, TextKind.THINKING, List.of("ask [email-1]")))
                .isEqualTo("ask [email-1]");
    }

    @Test
    void masksForGoodIfNothingIsToBeRestored() {
        FilterPass forGood = open(context(Map.of("restore", false)));
        assertThat(masked(forGood, TextKind.TEXT, "[email-1] is " + ANN)).isEqualTo("[email-1] is [email-1]");
        assertThat(TestPiece.stream(forGood, TextKind.TEXT, List.of("[email-1]")))
                .isEqualTo("[email-1]");
    }

    @Test
    void takesKindsAndMaskFromTheConfiguration() {
        FilterPass other = open(context(Map.of("kinds", List.of("email"), "mask", "<{n}:{kind}>")));
        assertThat(masked(other, TextKind.TEXT, ANN + " " + CARD)).isEqualTo("<1:email> " + CARD);
        assertThat(TestPiece.stream(other, TextKind.TEXT, List.of("a<1", ":emai", "l>b")))
                .isEqualTo("a" + ANN + "b");
    }

    @Test
    void takesMasksThatBeginWithTheKind() {
        FilterPass other = open(context(Map.of("mask", "{kind}#{n}.")));
        assertThat(masked(other, TextKind.TEXT, "card#7. " + PHONE + " " + ANN)).isEqualTo("card#1. phone#1. email#1.");
        assertThat(TestPiece.stream(other, TextKind.TEXT, List.of("a pear, pho", "ne#1.", " e", "mail#1. ca", "rd#1.")))
                .isEqualTo("a pear, " + PHONE + " " + ANN + " card#7.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[{kind}]", "{n}", "{kind}{n}", "{n}-{kind}", "[{kind}-{n}2]", "[{kind}-{n}\"]", "{n}{n}{kind}!"
            })
    void refusesMasksThatCouldNotBeTold(String mask) {
        assertThatThrownBy(() -> context(Map.of("mask", mask))).hasMessageContaining("expected a text");
    }

    @Test
    void refusesUnknownKinds() {
        assertThatThrownBy(() -> context(Map.of("kinds", List.of("email", "name"))))
                .hasMessageContaining("email, phone, card");
        assertThatThrownBy(() -> context(Map.of("kinds", List.of()))).hasMessageContaining("at least one");
    }
}
