package io.fairlead.plugin.openinghours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.filter.ExchangeInfo;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.http.RequestHead;
import io.fairlead.testkit.FixedContext;
import io.fairlead.testkit.TestRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The clock of the test kit begins at noon. */
final class OpeningHoursTest {
    private static final ExchangeInfo EXCHANGE = new Exchange(
            "exchange-1",
            DialectId.of("openai.chat"),
            TestRequest.post("/v1/chat/completions"),
            RequestFacts.builder(Operation.CHAT, "smart").build());

    private record Exchange(String id, DialectId dialect, RequestHead head, RequestFacts facts)
            implements ExchangeInfo {}

    private static FixedContext context(Map<String, ?> settings) {
        return FixedContext.with(new OpeningHours.Factory().settings(), settings);
    }

    private static Optional<String> refusal(FixedContext context) {
        Filter filter = new OpeningHours.Factory().create(context);
        return filter.open(EXCHANGE).head(EXCHANGE).error().map(RouterError::message);
    }

    @Test
    void lets_pass_from_the_first_minute_up_to_the_last() {
        assertThat(refusal(context(Map.of("from", "12:00", "to", "13:00")))).isEmpty();
        assertThat(refusal(context(Map.of("from", "11:00", "to", "12:00"))))
                .contains("time: found 12:00, expected one from 11:00 to 12:00 (Z)");
    }

    @Test
    void heeds_the_zone() {
        Map<String, String> settings = Map.of("from", "20:00", "to", "22:00", "zone", "Asia/Tokyo");

        assertThat(refusal(context(settings))).isEmpty();
    }

    @Test
    void takes_hours_over_midnight() {
        FixedContext context = context(Map.of("from", "22:00", "to", "06:00"));

        assertThat(refusal(context)).isPresent();
        context.testClock().advance(Duration.ofHours(11));
        assertThat(refusal(context)).isEmpty();
        context.testClock().advance(Duration.ofHours(3));
        assertThat(refusal(context)).isEmpty();
    }

    @Test
    void refuses_settings_that_make_no_sense() {
        assertThatThrownBy(() -> context(Map.of("from", "8 o'clock", "to", "12:00")))
                .hasMessageContaining("expected a time such as 08:00");
        assertThatThrownBy(() -> context(Map.of("from", "08:00", "to", "12:00", "zone", "Atlantis")))
                .hasMessageContaining("expected a zone such as Europe/Berlin");
        assertThatThrownBy(() -> refusal(context(Map.of("from", "08:00", "to", "08:00"))))
                .hasMessageContaining("expected another time than from");
    }
}
