package io.fairlead.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.exchange.AttemptRecord;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.flow.SimulatedUpstreams.Visited;
import io.fairlead.core.scene.RecordedClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds what one client got against what its request met upstream. */
final class Verdict {
    private static final Pattern WORD = Pattern.compile("\\{\"text\":\"([^\"]*)\"");
    private static final List<String> DEPLOYMENTS = List.of("a/m", "b/m", "c/m", "d/m");

    private final RecordedClient client;
    private final List<Visited> attempts;
    private final Exchange exchange;
    private final String name;

    Verdict(RecordedClient client, List<Visited> visits, Exchange exchange) {
        this.client = client;
        this.attempts = attempts(visits);
        this.exchange = exchange;
        this.name = exchange.requestId() + " on " + exchange.route() + " met "
                + attempts.stream().map(one -> one.drawn().fate()).toList();
    }

    /** A call that was sent a second time over a fresh connection is one attempt; what came last is what counts. */
    private static List<Visited> attempts(List<Visited> visits) {
        List<Visited> attempts = new ArrayList<>();
        for (Visited visited : visits) {
            if (!attempts.isEmpty() && attempts.getLast().attempt().equals(visited.attempt())) {
                attempts.removeLast();
            }
            attempts.add(visited);
        }
        return attempts;
    }

    void check(Tally tally) {
        assertThat(client.finished() + client.aborted()).as(name).isLessThanOrEqualTo(1);
        checkVisits();
        if (exchange.gone()) {
            assertThat(client.leaves()).as(name).isTrue();
            tally.left++;
            return;
        }
        assertThat(client.answers()).as(name).isOne();
        assertThat(exchange.status()).as(name).isEqualTo(client.status());
        if (client.status() == 200) {
            checkSuccess(tally);
            return;
        }
        assertThat(client.streamed()).as(name).isFalse();
        assertThat(attempts).as(name).noneMatch(one -> one.drawn().whole());
        assertThat(exchange.error()).as(name).isNotNull();
        checkRefusal();
        tally.refused++;
    }

    private void checkVisits() {
        assertThat(exchange.attempts()).as(name).hasSameSizeAs(attempts);
        Map<String, Integer> times = new HashMap<>();
        attempts.forEach(one -> times.merge(one.candidate(), 1, Integer::sum));
        int most = switch (exchange.route()) {
            case "patient" -> 2;
            case "waiting" -> Integer.MAX_VALUE;
            default -> 1;
        };
        assertThat(times.values()).as(name).allMatch(count -> count <= most);
        for (int i = 0; i < attempts.size(); i++) {
            AttemptRecord booked = exchange.attempts().get(i);
            assertThat(booked.deployment()).as(name).startsWith(attempts.get(i).host() + "/");
            boolean last = i == attempts.size() - 1;
            assertThat(last || booked.failure() != null)
                    .as("%s: went on after a success", name)
                    .isTrue();
        }
    }

    private void checkSuccess(Tally tally) {
        Visited last = attempts.getLast();
        if (last.drawn().whole() || cutBehindItsEnd(last)) {
            assertThat(words()).as(name).isEqualTo(last.drawn().text());
            assertThat(client.text()).as(name).doesNotContain("error");
            assertThat(client.streamed() ? client.finished() : 1).as(name).isOne();
            assertThat(client.text()).as(name).endsWith(client.streamed() ? "{\"end\":1}\n\n" : "}");
            assertThat(exchange.attempts().getLast().failure()).as(name).isNull();
            assertThat(exchange.usage().outputTokens())
                    .as(name)
                    .isEqualTo(last.drawn().tokens());
            tally.served++;
            return;
        }
        assertThat(client.streamed()).as("%s: a torso as a whole answer", name).isTrue();
        boolean told = client.text().contains("\"type\":\"upstream_stream_broken\"") && client.finished() == 1;
        assertThat(told || client.aborted() == 1)
                .as("%s: a torso without a word", name)
                .isTrue();
        tally.cut += told ? 0 : 1;
        assertThat(last.drawn().text()).as(name).startsWith(words());
        assertThat(exchange.attempts().getLast().failure()).as(name).isNotNull();
        tally.broken++;
    }

    /** Nothing of an answer is missing once the mark of its end is there, whatever becomes of the connection then. */
    private boolean cutBehindItsEnd(Visited last) {
        return last.drawn().fate() == Fate.CUT_ANYWHERE && client.text().endsWith("{\"end\":1}\n\n");
    }

    private void checkRefusal() {
        Fate fate =
                attempts.isEmpty() ? Fate.BROKEN : attempts.getLast().drawn().fate();
        boolean goesOn = exchange.route().equals("waiting");
        boolean rejected = fate == Fate.REJECTED || fate == Fate.AGAINST_POLICY && !goesOn;
        if (rejected) {
            assertThat(client.status()).as(name).isEqualTo(400);
            return;
        }
        if (client.status() == 400) {
            checkOfRequest();
            return;
        }
        if (client.status() == 404) {
            checkUnknown();
            return;
        }
        assertThat(client.status()).as(name).isIn(429, 503, 504);
        if (client.status() == 504) {
            return;
        }
        assertThat(client.header("Retry-After")).as(name).isNotNull();
        if (!exchange.route().equals("odd")) {
            assertThat(client.text()).as(name).contains(DEPLOYMENTS);
        }
    }

    /** Whoever knew the model refused the request. */
    private void checkOfRequest() {
        Collection<Fate> last = lastFates();
        assertThat(last).as(name).isSubsetOf(Fate.MODEL_UNKNOWN, Fate.TOO_LONG, Fate.AGAINST_POLICY);
        assertThat(last).as(name).containsAnyOf(Fate.TOO_LONG, Fate.AGAINST_POLICY);
        assertThat(client.header("Retry-After")).as(name).isNull();
    }

    /** Nobody knew the model, this time or the time before. */
    private void checkUnknown() {
        assertThat(lastFates()).as(name).isSubsetOf(Fate.MODEL_UNKNOWN);
        assertThat(client.text()).as(name).contains(DEPLOYMENTS);
        assertThat(client.header("Retry-After")).as(name).isNull();
    }

    private Collection<Fate> lastFates() {
        Map<String, Fate> last = new HashMap<>();
        attempts.forEach(one -> last.put(one.candidate(), one.drawn().fate()));
        return last.values();
    }

    private String words() {
        return WORD.matcher(client.text())
                .results()
                .map((MatchResult word) -> word.group(1))
                .collect(Collectors.joining());
    }
}
