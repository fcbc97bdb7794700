package io.fairlead.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PlainServeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "serve --config my.yaml",
                "serve -c my.yaml --data here --plugins there",
                "serve --set server.port=0 --set log.access=false --config my.yaml",
                "serve --set with=equals=signs"
            })
    void readsWhatTheLibraryReads(String line) {
        String[] words = line.split(" ");

        Places plain = Objects.requireNonNull(PlainServe.places(words));

        Places library = CommandLine.populateCommand(new Places(), Arrays.copyOfRange(words, 1, words.length));
        assertThat(plain.options(null)).isEqualTo(library.options(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check my.yaml",
                "serve my.yaml",
                "serve --help",
                "serve --config",
                "serve --config=my.yaml",
                "serve --config a.yaml --config b.yaml",
                "serve --confg my.yaml",
                "serve --config --data",
                "serve --set @values",
                "serve --set 'a=b'"
            })
    void leavesAllElseToTheLibrary(String line) {
        assertThat(PlainServe.places(line.split(" "))).isNull();
    }

    @Test
    void leavesAnEmptyValueToTheLibrary() {
        assertThat(PlainServe.places(new String[] {"serve", "--config", ""})).isNull();
    }
}
