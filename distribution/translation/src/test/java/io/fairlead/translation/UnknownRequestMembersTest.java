package io.fairlead.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.translation.Samples.Sample;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A member that nobody knows is carried or reported, in whichever object of a request it stands. */
final class UnknownRequestMembersTest {
    /** That none is called is said by having none, of which nothing needs to be told. */
    private static final Set<String> WITHOUT_TOOLS =
            Set.of("tool_choice none to ollama.chat", "mode NONE to ollama.chat");

    static List<ChatDialect> clients() {
        return Codecs.all();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void areCarriedOrReported(ChatDialect client) {
        Samples samples = Samples.of(client.id().name());
        TreeSet<String> silent = new TreeSet<>();
        int tried = 0;
        for (ChatDialect upstream : Codecs.targets()) {
            for (Sample sample : samples.all()) {
                Crossing known = Crossing.of(sample.with(), samples.path(), client, upstream);
                Crossing plain = Crossing.of(sample.without(), samples.path(), client, upstream);
                if (WITHOUT_TOOLS.contains(sample.name() + " to " + upstream.id())) {
                    continue;
                }
                if (!plain.lost().keySet().containsAll(known.lost().keySet())) {
                    continue; // Of what is lost as a whole no member needs to be told.
                }
                for (String request : UnknownMembers.within(sample.with())) {
                    tried++;
                    if (isSilent(Crossing.of(request, samples.path(), client, upstream), known)) {
                        silent.add(sample.name() + " to " + upstream.id() + ": " + UnknownMembers.excerpt(request));
                    }
                }
            }
        }
        assertThat(String.join("\n", silent)).isEmpty();
        assertThat(tried).isGreaterThan(samples.all().size());
    }

    /** What holds it may be lost as a whole instead. */
    private static boolean isSilent(Crossing crossing, Crossing known) {
        return crossing.refusal().isEmpty()
                && known.refusal().isEmpty()
                && !crossing.call().contains(UnknownMembers.NAME)
                && crossing.lost().keySet().equals(known.lost().keySet());
    }
}
