package io.fairlead.core.config.tree;

import io.fairlead.core.config.problem.Layer;
import io.fairlead.core.config.problem.Position;
import io.fairlead.core.config.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a file as UTF-8 and nothing else, up to a size. */
final class StrictText {
    static final int MAX_BYTES = 5 * 1024 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private StrictText() {}

    static Optional<String> read(Path file, Layer layer, String source, Problems problems) {
        Position at = Position.in(layer, source);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                String size = Files.isRegularFile(file) ? "a file of " + Files.size(file) + " bytes" : "more than that";
                problems.add(at, "", size, "at most " + MAX_BYTES + " bytes (5 MB)");
                return Optional.empty();
            }
            return decode(bytes, at, problems);
        } catch (NoSuchFileException e) {
            problems.add(at, "", "no such file", "the configuration file");
        } catch (IOException e) {
            String reason = Files.isDirectory(file) ? "a folder" : "a file that cannot be read";
            problems.add(at, "", reason, "a file that this user may read");
        }
        return Optional.empty();
    }

    private static Optional<String> decode(byte[] bytes, Position at, Problems problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        if (decoder.decode(in, out, true).isError()) {
            problems.add(
                    lineOf(bytes, in.position(), at),
                    "",
                    String.format("byte 0x%02X at offset %d", bytes[in.position()] & 0xff, in.position()),
                    "UTF-8");
            return Optional.empty();
        }
        String text = out.flip().toString();
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return Optional.of(marked ? text.substring(1) : text);
    }

    private static Position lineOf(byte[] bytes, int offset, Position at) {
        int line = 1;
        int start = 0;
        for (int index = 0; index < offset; index++) {
            if (bytes[index] == '\n') {
                line++;
                start = index + 1;
            }
        }
        return new Position(at.layer(), at.source(), line, offset - start + 1);
    }
}
