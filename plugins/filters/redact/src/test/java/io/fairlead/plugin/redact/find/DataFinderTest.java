package io.fairlead.plugin.redact.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DataFinderTest {
    private static final DataFinder ALL = new DataFinder(EnumSet.allOf(DataKind.class));

    /** Between guillemets stands what is to be found. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "«ann@example.com»",
                "«ann@example.com»-- «ann@example.com».-",
                "write to «ann.lee+news@mail.example.co.uk».",
                "<«ann@example.com»>, (mailto:«bob@example.org»)",
                "user=«ann@example.com»&x=1",
                "'«o'neill@example.com»' and '«ann@example.com»'",
                "«ann@example.com».. Then",
                "«ann@example.com».1",
                "«ann@xn--mller-kva.de» «josé@müller.de» «ann@host.xn--p1ai»",
                "«ivan@пример.рф»",
                "请联系«bob@example.com»谢谢",
                "line\\n«ann@example.com»\\tnext \\\\«nann@example.com»",
                "it''«ann@example.com»''",
                "«a_b@example.com»,«c@example.com»;«d@example.com»",
                "«4111111111111111@example.com»",
                "«_ann@example.com» .«ann@example.com» -«ann@example.com»",
                "«555-123-4567@example.com»",
                "«ann@192.example.com»",
                "https://user:«secret@example.com»/path",
            })
    void findsAddresses(String marked) {
        finds(marked, DataKind.EMAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call «+49 30 1234567» now",
                "«+4917112345678»",
                "«+1-555-123-4567».",
                "«+1 (555) 123-4567»",
                "«+49 (0) 30 123456»",
                "(«+49 30 1234567»)",
                "«(555) 123-4567»",
                "«555-123-4567», «555.123.4567» or «555 123 4567»",
                "«1-800-555-1234»",
                "«1 (555) 234-5678»",
                "«030 1234567»",
                "«030/1234567»",
                "«0171 / 123 45 67»",
                "«(030) 123456»",
                "(«030 123456»)",
                "«01 23 45 67 89» «01.23.45.67.89»",
                "«020 7946 0958»",
                "«0044 20 7946 0958»",
                "tel:«+44-20-7946-0958»",
                "Tel.«030 1234567»",
                "phone=«555-123-4567»&",
                "call\\n«555-123-4567»",
                "«+33\u00A01\u00A023\u00A045\u00A067\u00A089»",
                "«555\u2011123\u20114567»",
            })
    void findsPhones(String marked) {
        finds(marked, DataKind.PHONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "«4111111111111111»",
                "card «4111 1111 1111 1111», exp 12/29",
                "«4111-1111-1111-1111»",
                "«4111 1111 1111 1111» 12/29 123",
                "«3782 822463 10005» «378282246310005»",
                "«3056 930902 5904»",
                "«5555555555554444» «2223003122003222»",
                "«6011111111111117» «3530111333300000» «4222222222222»",
                "{\"card\":«4111111111111111»}",
                "#«4111111111111111»",
                "«4111\u00A01111\u00A01111\u00A01111»",
                "«6799990100000000019»",
            })
    void findsCards(String marked) {
        finds(marked, DataKind.CARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody in sight",
                "@home ann@ @ ann@localhost ann@.com ann@example",
                "lodash@4.17.21 pkg@1.2.3-beta.1 @types/node@20.1.0",
                "2026-11-21 12:30:00 21.11.2026 11/21/2026 01.02.2026 10:30 01-02-2026 1030",
                "03/2026 12345 and 2019-2020",
                "192.168.100.200 10.0.0.1:8080",
                "1.2.3 1.000.000,00 10 000 000 3.14159265358979",
                "08.30 - 17.00 12 08:30-17:00",
                "978-3-16-148410-0",
                "550e8400-e29b-41d4-a716-446655440000",
                "123-45-6789 12345-6789 100-200-300",
                "1763726400 1763726400000 1763726400000000 1763726400000000000",
                "4111111111111112 4111 1111 1111 1112",
                "41111111111111110000 0.4111111111111111 4111111111111111.5",
                "a4111111111111111 4111111111111111b _4111111111111111 /4111111111111111",
                "https://example.com/555-123-4567/x",
                "01711234567 0301234567 5551234567",
                "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
                "2010 2011 2012 2013 2014 2015",
                "1234567890123456 9111111111111111",
                "(+a) (555 +x ++49 30 1234567",
                "155-123-4567 555-023-4567 1-155-123-4567",
                "41111111 11111111 4111 1111-1111 1111",
                "01 2 345 678 9",
                "020 7946 0958:12",
                "+0123456789 +49 30",
                "v1.555-123-4567 x-555-123-4567",
            })
    void leavesOtherTextAlone(String text) {
        assertThat(marked(ALL, text)).isEqualTo(text);
    }

    @Test
    void findsOnlyTheKindsAskedFor() {
        String text = "ann@example.com +49 30 1234567 4111111111111111";
        assertThat(marked(new DataFinder(Set.of(DataKind.PHONE)), text))
                .isEqualTo("ann@example.com «+49 30 1234567» 4111111111111111");
        assertThat(marked(new DataFinder(Set.of(DataKind.CARD)), text))
                .isEqualTo("ann@example.com +49 30 1234567 «4111111111111111»");
    }

    @Test
    void placesRiseAndLieWithinAnyText() {
        Random random = new Random(7);
        String alphabet = "ab@.-+ 0123456789()/\\nu'_\u00e9";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(40), 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
            int[] end = {0};
            ALL.find(text.toString(), (kind, from, to) -> {
                assertThat(from).isGreaterThanOrEqualTo(end[0]).isLessThan(to);
                assertThat(to).isLessThanOrEqualTo(text.length());
                end[0] = to;
            });
        }
    }

    @Test
    void noTextIsSlow() {
        Stream.of("a@", "1 ", "+1", "(5", "@a.", "\\", "\\n1", "a.", "41111111", "1-", "a@b.c", "+", "(", ".", "-")
                .forEach(part -> {
                    String text = "a@b.c" + part.repeat(200_000) + "@";
                    long start = System.nanoTime();
                    ALL.find(text, (kind, from, to) -> {});
                    assertThat(System.nanoTime() - start).as(part).isLessThan(2_000_000_000L);
                });
    }

    private static void finds(String marked, DataKind kind) {
        String text = marked.replace("«", "").replace("»", "");
        assertThat(marked(ALL, text)).isEqualTo(marked);
        ALL.find(text, (found, from, to) -> assertThat(found).isEqualTo(kind));
    }

    private static String marked(DataFinder finder, String text) {
        StringBuilder out = new StringBuilder();
        int[] done = {0};
        finder.find(text, (kind, from, to) -> {
            out.append(text, done[0], from).append('«').append(text, from, to).append('»');
            done[0] = to;
        });
        return out.append(text, done[0], text.length()).toString();
    }
}
