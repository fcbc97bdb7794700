package io.fairlead.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.snapshot.ModelFacts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEstimateTest {
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "4, 2", "5, 3", "400, 101"})
    void aTokenIsAboutFourBytes(long bytes, long tokens) {
        assertThat(TokenEstimate.input(facts().textBytes(bytes).build())).isEqualTo(tokens);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, 1, 512",
        "100, 0, 1, 100",
        "9000, 0, 1, 512",
        "-1, 64, 1, 64",
        "100, 64, 3, 192",
        "-1, 0, 2, 1024"
    })
    void anAnswerIsAUsualOneUnlessLessIsAllowed(long asked, long most, int choices, long tokens) {
        ModelFacts model = new ModelFacts(
                OptionalLong.empty(),
                most == 0 ? OptionalLong.empty() : OptionalLong.of(most),
                Optional.empty(),
                Optional.empty());
        var route = new Scene()
                .provider("a", "k")
                .route("r", List.of(Scene.entry("a/m", model, Scene.ONCE)))
                .only("r");
        RequestFacts facts = facts().maxOutputTokens(asked).choices(choices).build();
        assertThat(TokenEstimate.output(
                        facts, route.routeCandidates().getFirst().deployment()))
                .isEqualTo(tokens);
    }

    @ParameterizedTest
    @CsvSource({"0, -1, 1", "8, 10, 13", "8, 9223372036854775807, 9223372036854775807"})
    void aWindowHoldsTheRequestAndWhatTheClientDemands(long bytes, long asked, long tokens) {
        RequestFacts facts = facts().textBytes(bytes).maxOutputTokens(asked).build();
        assertThat(TokenEstimate.window(facts)).isEqualTo(tokens);
    }

    private static RequestFacts.Builder facts() {
        return RequestFacts.builder(Operation.CHAT, "m");
    }
}
