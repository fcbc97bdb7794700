package io.fairlead.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ListeningProcessTest {
    private static final String LINE =
            "   0: 0100007F:24B8 00000000:0000 %s 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100 0 0";

    @Test
    void findsTheSocketThatListensOnThePort() {
        assertThat(ListeningProcess.socket(LINE.formatted("0A"), 9400)).contains("socket:[4711]");
        assertThat(ListeningProcess.socket(LINE.formatted("0A"), 9401)).isEmpty();
        assertThat(ListeningProcess.socket(LINE.formatted("01"), 9400)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void findsThisProcess() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ListeningProcess.on(socket.getLocalPort())).contains(ProcessHandle.current());
        }
    }
}
