package io.fairlead.e2e.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
final class MetersIT {
    private final Stage stage;

    MetersIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void tell_of_routes_and_deployments() throws IOException {
        String pair = stage.freshPair();
        String first = pair.replace("pair-", "first/m");
        String spare = pair.replace("pair-", "spare/m");
        stage.openAi().script(OpenAiAnswers.failing(500, "server_error"));
        stage.post(Ask.CHAT, Ask.chat(pair));
        stage.post(Ask.CHAT, Ask.streamedChat(pair));

        Await.until(
                "both exchanges",
                () -> page().contains("fairlead_exchanges_total{route=\"" + pair + "\",status=\"2xx\"} 2.0"));
        Await.until("the end of all exchanges", () -> page().contains("fairlead_exchanges_active 0.0"));
        assertThat(page().lines())
                .contains("fairlead_attempts_total{deployment=\"" + first + "\",outcome=\"server\"} 1.0")
                .contains("fairlead_attempts_total{deployment=\"" + spare + "\",outcome=\"ok\"} 2.0")
                .contains("fairlead_tokens_total{deployment=\"" + spare + "\",kind=\"input\"} 18.0")
                .contains("fairlead_tokens_total{deployment=\"" + spare + "\",kind=\"output\"} 6.0")
                .contains("fairlead_failovers_total{route=\"" + pair + "\"} 1.0")
                .contains("fairlead_exchange_duration_seconds_count{route=\"" + pair + "\"} 2")
                .contains("fairlead_candidate_state{deployment=\"" + first + "\",key=\"open\"} 1.0")
                .contains("fairlead_candidate_state{deployment=\"" + spare + "\",key=\"open\"} 0.0")
                .anyMatch(line -> line.startsWith("fairlead_overhead_seconds_bucket"));
    }

    @Test
    void tell_of_memory_collections_threads_classes_and_cpu() {
        assertThat(page().lines().map(line -> line.split("[{ ]", 2)[0]))
                .contains(
                        "jvm_memory_used_bytes",
                        "jvm_memory_max_bytes",
                        "jvm_gc_memory_allocated_bytes_total",
                        "jvm_threads_live_threads",
                        "jvm_classes_loaded_classes",
                        "process_cpu_usage",
                        "process_files_open_files",
                        "process_uptime_seconds");
    }

    private String page() {
        return stage.gateway().operatorPage("/metrics").body();
    }
}
