package io.fairlead.drill;

import io.fairlead.drill.client.Ending;
import io.fairlead.drill.fault.Configuration;
import io.fairlead.drill.fault.Outcome;
import java.util.List;
import java.util.Locale;

/** Outcomes as text. */
final class DrillTable {
    private static final int LONGEST_NOTE = 70;

    private DrillTable() {}

    static String of(Configuration configuration, List<Outcome> outcomes) {
        StringBuilder text = new StringBuilder("configuration: " + configuration + "\n\n");
        text.append(row("#", "fault", "the client got", "attempts", "seconds", "note"));
        for (Outcome outcome : outcomes) {
            text.append(row(
                    Integer.toString(outcome.fault().number()),
                    outcome.fault().name(),
                    outcome.ending() + (outcome.live() || outcome.ending() != Ending.FULL ? "" : ", held back"),
                    outcome.attempts(),
                    String.format(Locale.ROOT, "%.1f", outcome.took().toMillis() / 1000.0),
                    shortened(outcome.note())));
        }
        return text.append('\n').append(sum(outcomes)).toString();
    }

    private static String sum(List<Outcome> outcomes) {
        return outcomes.stream().filter(Outcome::full).count() + " of " + outcomes.size() + " full answers, "
                + count(outcomes, Ending.CLEAN_ERROR) + " clean errors, "
                + count(outcomes, Ending.BROKEN) + " broken, "
                + count(outcomes, Ending.TRUNCATED) + " truncated successes, "
                + count(outcomes, Ending.HANG) + " hangs\n";
    }

    private static long count(List<Outcome> outcomes, Ending ending) {
        return outcomes.stream().filter(outcome -> outcome.ending() == ending).count();
    }

    private static String row(String number, String fault, String got, String attempts, String seconds, String note) {
        return String.format(
                                Locale.ROOT,
                                "%2s  %-35s  %-17s  %8s  %7s  %s",
                                number,
                                fault,
                                got,
                                attempts,
                                seconds,
                                note)
                        .stripTrailing()
                + "\n";
    }

    private static String shortened(String note) {
        return note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE - 3) + "...";
    }
}
