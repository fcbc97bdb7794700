package io.fairlead.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.scene.RecordedClient;
import io.fairlead.core.upstream.CallHandle;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private final RecordedClient client = RecordedClient.posting("{}");
    private final Exchange exchange = new Exchange(client, "x_1", "r", new TraceParent("0".repeat(31) + "1", "00"), 0);

    @Test
    void endsTheCallUnderWayWhenTheClientLeaves() {
        CallHandle first = new CallHandle();
        CallHandle second = new CallHandle();
        exchange.calling(first);
        exchange.calling(second);
        assertThat(exchange.gone()).isFalse();

        client.leave();

        assertThat(exchange.gone()).isTrue();
        assertThat(first.aborted()).isFalse();
        assertThat(second.aborted()).isTrue();
    }

    @Test
    void beginsNoCallForAClientThatHasLeft() {
        client.leave();
        CallHandle late = new CallHandle();
        exchange.calling(late);
        assertThat(late.aborted()).isTrue();
    }

    @Test
    void keepsTheFirstOfWhatComesOnce() {
        exchange.content(7);
        exchange.content(9);
        exchange.dropped().add("a.b");
        exchange.dropped().add("a.b");
        exchange.sent(3);
        exchange.sent(4);
        assertThat(exchange.firstContentNanos()).isEqualTo(7);
        assertThat(exchange.dropped().all()).containsExactly("a.b");
        assertThat(exchange.bytesOut()).isEqualTo(7);
    }
}
