package io.fairlead.core.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationWatcherTest {
    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void writeFile() throws IOException {
        write("server: { port: 1 }");
    }

    @Test
    void tellsNothingWhileNothingChanges() throws IOException {
        ConfigurationWatcher watcher = loadedWatcher();
        look(watcher, 3);
        assertThat(told).isEmpty();
    }

    @Test
    void tellsOnceOfAChangeOnceItHasSettled() throws IOException {
        ConfigurationWatcher watcher = loadedWatcher();
        write("server: { port: 10 }");
        look(watcher, 1);
        write("server: { port: 100 }");
        look(watcher, 1);
        assertThat(told).isEmpty();
        look(watcher, 3);
        assertThat(told).containsExactly("100");
    }

    @Test
    void tellsOfABadFileAndOfTheNextGoodOne() throws IOException {
        ConfigurationWatcher watcher = loadedWatcher();
        write("server: { prot: 1000 }");
        look(watcher, 2);
        Files.delete(folder.resolve("fairlead.yaml"));
        look(watcher, 2);
        write("server: { port: 1 }");
        look(watcher, 2);
        assertThat(told).containsExactly("1 problem", "1 problem", "1");
    }

    @Test
    void noticesTheOverlayAndAFileThatIsPutInPlaceOfTheOther() throws IOException {
        ConfigurationWatcher watcher = loadedWatcher();
        Files.writeString(folder.resolve("overlay.yaml"), "server: { port: 2 }");
        look(watcher, 2);
        Path other = Files.writeString(folder.resolve("other.yaml"), "server: { grace: 1s }");
        Files.move(other, folder.resolve("fairlead.yaml"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("overlay.yaml"), "server: { port: 30 }");
        look(watcher, 2);
        assertThat(told).containsExactly("2", "30");
    }

    @Test
    void looksByItselfUntilItIsClosed() throws Exception {
        LinkedBlockingQueue<Loaded> queue = new LinkedBlockingQueue<>();
        try (ConfigurationWatcher watcher = new ConfigurationWatcher(LoadingCase.loader(), source(), loaded -> {
            queue.add(loaded);
            throw new StackOverflowError();
        })) {
            watcher.loadedFrom(source().state());
            watcher.start(Duration.ofMillis(5));
            write("server: { port: 20 }");
            assertThat(queue.poll(10, TimeUnit.SECONDS)).isInstanceOf(Loaded.Good.class);
            write("server: { port: 300 }");
            assertThat(queue.poll(10, TimeUnit.SECONDS)).isInstanceOf(Loaded.Good.class);
        }
    }

    private ConfigurationWatcher loadedWatcher() {
        ConfigurationWatcher watcher = new ConfigurationWatcher(LoadingCase.loader(), source(), this::tell);
        watcher.loadedFrom(source().state());
        return watcher;
    }

    private ConfigurationSource source() {
        return ConfigurationSource.of(folder.resolve("fairlead.yaml"), folder, Map.of(), List.of());
    }

    private void tell(Loaded loaded) {
        told.add(
                switch (loaded) {
                    case Loaded.Bad bad -> bad.problems().size() + " problem";
                    case Loaded.Good good ->
                        Integer.toString(good.configuration()
                                .server()
                                .listeners()
                                .getFirst()
                                .address()
                                .port());
                });
    }

    private static void look(ConfigurationWatcher watcher, int times) {
        for (int time = 0; time < times; time++) {
            watcher.look();
        }
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("fairlead.yaml"), text);
    }
}
