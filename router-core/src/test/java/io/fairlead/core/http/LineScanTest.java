package io.fairlead.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineScanTest {
    private static final byte[] ODD = {
        '\n', 0x0b, '\r', '\t', 0, 0x1f, ' ', 0x7e, 0x7f, (byte) 0x80, (byte) 0x8a, (byte) 0xff
    };

    @Test
    void findsTheSameAsALookAtEachByte() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(4) == 0 ? ODD[random.nextInt(ODD.length)] : (byte) random.nextInt(256);
            }
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            assertThat(LineScan.lineFeed(bytes, from, to))
                    .as(() -> Arrays.toString(bytes) + " " + from + " " + to)
                    .isEqualTo(firstFeed(bytes, from, to));
            assertThat(LineScan.control(bytes, from, to))
                    .as(() -> Arrays.toString(bytes) + " " + from + " " + to)
                    .isEqualTo(firstControl(bytes, from, to));
        }
    }

    private static int firstFeed(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return to;
    }

    private static int firstControl(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int one = bytes[i] & 0xff;
            if (one < ' ' || one == 0x7f) {
                return i;
            }
        }
        return to;
    }
}
