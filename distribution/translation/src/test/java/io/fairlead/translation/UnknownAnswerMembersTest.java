package io.fairlead.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A member that nobody knows is carried or reported, in whichever object of an answer it stands, whole and streamed. */
final class UnknownAnswerMembersTest {
    private static final String DIVIDER = " lost: ";

    static List<ChatDialect> upstreams() {
        return Codecs.targets();
    }

    @ParameterizedTest
    @MethodSource("upstreams")
    void areCarriedOrReported(ChatDialect upstream) throws IOException {
        List<String> lines = lines(upstream);
        TreeSet<String> silent = new TreeSet<>();

        check(upstream, lines.subList(0, 1), false, silent);
        check(upstream, lines.subList(1, lines.size()), true, silent);

        assertThat(String.join("\n", silent)).isEmpty();
    }

    private static List<String> lines(ChatDialect dialect) throws IOException {
        Path file = Path.of("src", "test", "resources", "answers", dialect.id().name() + ".txt");
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static void check(ChatDialect dialect, List<String> frames, boolean stream, TreeSet<String> silent) {
        String known = told(dialect, frames, stream);
        assertThat(known).contains(DIVIDER).doesNotContain(UnknownMembers.NAME);
        String lost = known.substring(known.indexOf(DIVIDER));
        for (int i = 0; i < frames.size(); i++) {
            for (String changed : UnknownMembers.within(frames.get(i))) {
                List<String> all = new ArrayList<>(frames);
                all.set(i, changed);
                if (!told(dialect, all, stream).contains(UnknownMembers.NAME) && !holds(lost, changed)) {
                    silent.add((stream ? "streamed " : "whole ") + UnknownMembers.excerpt(changed));
                }
            }
        }
    }

    /** What is lost as a whole is lost with all that is in it. */
    private static boolean holds(String lost, String changed) {
        String holder = UnknownMembers.holder(changed);
        return !holder.isEmpty() && lost.contains(holder);
    }

    /** The events and the losses. */
    private static String told(ChatDialect dialect, List<String> frames, boolean stream) {
        List<String> lost = new ArrayList<>();
        List<ChatEvent> events = new ArrayList<>();
        RequestFacts facts =
                RequestFacts.builder(Operation.CHAT, "m").stream(stream).build();
        TestOptions options =
                (stream ? TestOptions.sse(facts) : TestOptions.whole(facts)).losing((path, reason) -> lost.add(path));
        ChatReader reader = dialect.reader(options);
        for (String frame : frames) {
            reader.frame(stream ? TestFrame.data(frame) : TestFrame.whole(frame), events::add);
        }
        reader.end(events::add);
        return events + DIVIDER + lost;
    }
}
