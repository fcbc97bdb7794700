package io.fairlead.core.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyStoreTest {
    private static final int MAX = 4 << 20;
    private static final int HEAP = 100_000;

    @TempDir
    Path folder;

    private ByteBudget memory = new ByteBudget(1 << 20);

    @ParameterizedTest
    @CsvSource({
        "40, true, true",
        "40, false, true",
        "5000, false, true",
        "16384, true, true",
        "99999, true, true",
        "99999, false, true",
        "100000, true, true",
        "100001, true, false",
        "100001, false, false",
        "700000, true, false",
        "700000, false, false"
    })
    void keepsABodyOfAnySize(int size, boolean declared, boolean onHeap) throws IOException {
        byte[] bytes = json(size);
        StoredBody body = store().read(trickling(bytes), declared ? size : -1, JsonProbes.NONE);
        assertThat(body).isInstanceOf(onHeap ? HeapBody.class : SpooledBody.class);
        assertThat(files()).isEqualTo(onHeap ? 0 : 1);
        assertThat(body.length()).isEqualTo(size);
        assertThat(Objects.requireNonNull(body.json()).find("model")).isZero();
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThat(all(body)).isEqualTo(bytes);
            assertThat(body.slice(1, 8).utf8()).isEqualTo("\"model\"");
            assertThat(body.slice(0, size).bytes()).isEqualTo(bytes);
        }
        body.close();
        body.close();
        assertThat(files()).isZero();
        assertThat(memory.used()).isZero();
    }

    @Test
    void keepsABodyInTheArrayThatItCameIn() throws IOException {
        byte[] text = "head{\"model\": \"m\"}rest".getBytes(StandardCharsets.UTF_8);
        BodyStore store = store();
        try (StoredBody body = store.keep(Slice.of(text, 4, text.length - 4), JsonProbes.NONE)) {
            JsonScan json = Objects.requireNonNull(body.json());
            assertThat(json.valueStart(json.find("model"))).isEqualTo(10);
            assertThat(all(body)).isEqualTo(Arrays.copyOfRange(text, 4, text.length - 4));
            assertThat(body.slice(1, 8).utf8()).isEqualTo("\"model\"");
            assertThat(memory.used()).isGreaterThanOrEqualTo(text.length);
        }
        assertThat(memory.used()).isZero();
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> store.keep(Slice.utf8("{\"a\": "), JsonProbes.NONE));
        assertThat(memory.used()).isZero();
    }

    @Test
    void takesMemoryForNoMoreThanIsThere() throws IOException {
        BodyStore store = store();
        try (StoredBody small = store.read(trickling(json(1_000)), 1_000, JsonProbes.NONE)) {
            assertThat(small.length()).isEqualTo(1_000);
            assertThat(memory.used()).isBetween(1_000L, 2_000L);
        }
        try (StoredBody large = store.read(trickling(json(700_000)), 700_000, JsonProbes.NONE)) {
            assertThat(memory.used()).isLessThan(1_000);
            assertThat(large.slice(0, 300_000).length()).isEqualTo(300_000);
            assertThat(large.slice(0, 300_000).length()).isEqualTo(300_000);
            assertThat(memory.used()).isBetween(300_000L, 301_000L);
            assertThat(store.spooled()).isEqualTo(700_000);
        }
        assertThat(store.spooled()).isZero();
    }

    @Test
    void keepsABodyThatIsNoJson() throws IOException {
        byte[] bytes = "--boundary".getBytes(StandardCharsets.UTF_8);
        try (StoredBody body = store().read(new ByteArrayInputStream(bytes), -1, null)) {
            assertThat(body.json()).isNull();
            assertThat(all(body)).isEqualTo(bytes);
        }
        try (StoredBody empty = store().read(InputStream.nullInputStream(), 0, null)) {
            assertThat(all(empty)).isEmpty();
        }
    }

    @Test
    void readsNoFurtherThanDeclared() throws IOException {
        InputStream in = new ByteArrayInputStream("{}{}".getBytes(StandardCharsets.UTF_8));
        try (StoredBody body = store().read(in, 2, JsonProbes.NONE)) {
            assertThat(body.length()).isEqualTo(2);
        }
        assertThat(in.available()).isEqualTo(2);
    }

    @Test
    void refusesADeclaredLengthBeforeReading() throws IOException {
        RouterError error = refused(unreadable(), MAX + 1L, JsonProbes.NONE);
        assertThat(error.code()).isEqualTo(ErrorCode.BODY_TOO_LARGE);
        assertThat(error.status()).isEqualTo(413);
        assertThat(error.message()).isEqualTo("found a body of 4194305 bytes, expected at most 4194304");
    }

    @Test
    void refusesABodyThatGrowsTooLarge() throws IOException {
        RouterError error = refused(new ByteArrayInputStream(json(MAX + 1)), -1, JsonProbes.NONE);
        assertThat(error.code()).isEqualTo(ErrorCode.BODY_TOO_LARGE);
        assertThat(error.message()).isEqualTo("found a body of more than 4194304 bytes, expected at most 4194304");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 50_000, 300_000})
    void refusesABodyThatEndsEarly(int size) throws IOException {
        RouterError error = refused(new ByteArrayInputStream(json(size), 0, size - 1), size, JsonProbes.NONE);
        assertThat(error.code()).isEqualTo(ErrorCode.BODY_INCOMPLETE);
        assertThat(error.status()).isEqualTo(400);
        assertThat(error.message())
                .isEqualTo("found the end of the body after " + (size - 1) + " bytes, expected " + size
                        + " as Content-Length says");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 50_000, 300_000})
    void refusesABodyThatBreaksOff(int size) throws IOException {
        RouterError error = refused(breaking(json(size), size - 3), -1, JsonProbes.NONE);
        assertThat(error.code()).isEqualTo(ErrorCode.BODY_INCOMPLETE);
        assertThat(error.message())
                .isEqualTo("found the body broken off after " + (size - 3) + " bytes, expected all of it");
    }

    @Test
    void refusesWhatIsNoJson() throws IOException {
        RouterError error =
                refused(new ByteArrayInputStream("{\"a\":x}".getBytes(StandardCharsets.UTF_8)), 7, JsonProbes.NONE);
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_JSON);
        assertThat(error.status()).isEqualTo(400);
        assertThat(error.message())
                .isEqualTo("the body is not the JSON it should be: found 'x' at byte 5, expected a value");
        assertThat(refused(InputStream.nullInputStream(), 0, JsonProbes.NONE).message())
                .isEqualTo(
                        "the body is not the JSON it should be: found an empty text at byte 0, expected a JSON object");
        byte[] large = json(300_000);
        large[299_000] = '"';
        assertThat(refused(new ByteArrayInputStream(large), 300_000, JsonProbes.NONE)
                        .message())
                .contains("at byte 299001");
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 90_000})
    void refusesWithAReasonWhenMemoryIsShort(int declared) throws IOException {
        memory = new ByteBudget(500);
        RouterError error = refused(trickling(json(declared)), declared, JsonProbes.NONE);
        assertThat(error.code()).isEqualTo(ErrorCode.OVERLOADED);
        assertThat(error.status()).isEqualTo(503);
        assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(error.message())
                .startsWith("no room for the body: request bodies hold ")
                .endsWith(" of 500 bytes of memory");
    }

    @Test
    void refusesWithAReasonWhenTheSpoolIsFull() throws IOException {
        BodyStore store = BodyStore.open(new BodyLimits(MAX, HEAP, memory, folder, 1_000_000));
        StoredBody first = store.read(trickling(json(600_000)), 600_000, JsonProbes.NONE);
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> store.read(trickling(json(600_000)), 600_000, JsonProbes.NONE))
                .satisfies(failure -> {
                    assertThat(failure.error().code()).isEqualTo(ErrorCode.OVERLOADED);
                    assertThat(failure.error().status()).isEqualTo(503);
                    assertThat(failure.error().retryAfter()).isEqualTo(Duration.ofSeconds(1));
                    assertThat(failure.error().message())
                            .startsWith("no room for the body: spooled bodies hold ")
                            .endsWith(" of 1000000 bytes of disk");
                });
        assertThat(files()).isOne();
        first.close();
        store.read(trickling(json(600_000)), 600_000, JsonProbes.NONE).close();
        assertThat(store.spooled()).isZero();
    }

    @Test
    void refusesWhenTheSpoolCannotBeWritten() throws IOException {
        BodyStore store = store();
        Files.delete(folder);
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> store.read(trickling(json(600_000)), 600_000, JsonProbes.NONE))
                .withMessage("no room for the body: a spool file cannot be written")
                .withCauseInstanceOf(IOException.class);
        assertThat(memory.used()).isZero();
        Files.createDirectory(folder);
    }

    @Test
    void refusesLargeSlicesOfASpooledBodyWhenMemoryIsShort() throws IOException {
        memory = new ByteBudget(50_000);
        try (StoredBody body = store().read(trickling(json(600_000)), 600_000, JsonProbes.NONE)) {
            assertThatExceptionOfType(RouterException.class)
                    .isThrownBy(() -> body.slice(0, 60_000))
                    .satisfies(failure -> assertThat(failure.error().code()).isEqualTo(ErrorCode.OVERLOADED));
            assertThat(body.slice(599_990, 600_000).utf8()).endsWith("\"}");
        }
    }

    @Test
    void saysWhenTheFileCannotBeRead() throws IOException {
        StoredBody body = store().read(trickling(json(600_000)), 600_000, JsonProbes.NONE);
        body.close();
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> body.slice(0, 10));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> all(body));
    }

    @Test
    void letsAnExceptionOfTheSinkOutUnchanged() throws IOException {
        IOException gone = new IOException("gone");
        for (int size : new int[] {100, 600_000}) {
            try (StoredBody body = store().read(trickling(json(size)), size, JsonProbes.NONE)) {
                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> body.segments((array, offset, length) -> {
                            throw gone;
                        }))
                        .isSameAs(gone);
            }
        }
    }

    @Test
    void splicesIntoABodyOnDisk() throws IOException {
        byte[] bytes = json(600_000);
        try (StoredBody body = store().read(trickling(bytes), 600_000, JsonProbes.NONE)) {
            EditedBody edited = Splice.of(body)
                    .set("model", "\"other\"")
                    .set("stream_options.include_usage", "true")
                    .edited();
            String expected = new String(bytes, StandardCharsets.UTF_8).replace("\"m\"", "\"other\"");
            expected = expected.substring(0, expected.length() - 1) + ",\"stream_options\":{\"include_usage\":true}}";
            assertThat(new String(edited.bytes(), StandardCharsets.UTF_8)).isEqualTo(expected);
        }
    }

    @Test
    void deletesWhatAnEarlierRunLeftAndNothingElse() throws IOException {
        Files.writeString(folder.resolve("body-123.spool"), "a prompt");
        Files.writeString(folder.resolve("notes.txt"), "mine");
        store();
        assertThat(folder).isDirectoryNotContaining("glob:**.spool").isDirectoryContaining("glob:**notes.txt");
    }

    @Test
    void keepsFilesToTheOwner() throws IOException {
        Path made = folder.resolve("a").resolve("b");
        BodyStore store = BodyStore.open(new BodyLimits(MAX, HEAP, memory, made, MAX));
        try (StoredBody body = store.read(trickling(json(600_000)), -1, JsonProbes.NONE);
                Stream<Path> files = Files.list(made)) {
            assertThat(body.length()).isEqualTo(600_000);
            Path file = files.findFirst().orElseThrow();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
        }
    }

    private BodyStore store() throws IOException {
        return BodyStore.open(new BodyLimits(MAX, HEAP, memory, folder, 4L * MAX));
    }

    /** The error that a body is refused with; nothing of it may be left. */
    private RouterError refused(InputStream in, long declared, @Nullable JsonProbes probes) throws IOException {
        BodyStore store = store();
        RouterError[] error = {null};
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> store.read(in, declared, probes))
                .satisfies(failure -> error[0] = failure.error());
        assertThat(files()).isZero();
        assertThat(memory.used()).isZero();
        assertThat(store.spooled()).isZero();
        return Objects.requireNonNull(error[0]);
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    static byte[] json(int size) {
        String start = "{\"model\":\"m\",\"text\":\"";
        return (start + "x".repeat(size - start.length() - 2) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] all(StoredBody body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.segments(out::write);
        return out.toByteArray();
    }

    /** A stream that gives its bytes in pieces of odd sizes, as a network does. */
    static InputStream trickling(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            private int turn;

            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                turn++;
                return super.read(target, offset, Math.min(length, 1 + turn * 977 % 5_000));
            }
        };
    }

    private static InputStream breaking(byte[] bytes, int after) {
        return new ByteArrayInputStream(bytes, 0, after) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                int count = super.read(target, offset, length);
                if (count < 0) {
                    throw new UncheckedIOException(new IOException("connection reset"));
                }
                return count;
            }
        };
    }

    private static InputStream unreadable() throws IOException {
        InputStream closed = InputStream.nullInputStream();
        closed.close();
        return closed;
    }
}
