package io.fairlead.core.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ManyBodiesTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void fortyBodiesOfFourTimesTheHeapDoNotExhaustIt() throws IOException, InterruptedException {
        int size = 2 << 20;
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx20m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyBodies.class.getName(),
                        folder.toString(),
                        "40",
                        Integer.toString(size),
                        Integer.toString(4 << 20))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.strip()).isEqualTo("sent=" + 40L * 2 * (size + 4) + " memory=0 spooled=0");
    }
}
