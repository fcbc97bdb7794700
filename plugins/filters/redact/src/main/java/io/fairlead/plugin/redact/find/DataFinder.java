package io.fairlead.plugin.redact.find;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds data of some kinds. Safe for many threads. */
public final class DataFinder {
    private final boolean emails;
    private final boolean phones;
    private final boolean cards;
    private final Marks marks;

    /** Finds these kinds. */
    public DataFinder(Set<DataKind> kinds) {
        emails = kinds.contains(DataKind.EMAIL);
        phones = kinds.contains(DataKind.PHONE);
        cards = kinds.contains(DataKind.CARD);
        marks = new Marks((emails ? EmailShape.MARKS : "") + (phones || cards ? NumberRun.MARKS : ""));
    }

    /** Pushes all places in a text. */
    public void find(String text, FoundData out) {
        NumberRun run = null;
        int free = 0;
        int at = marks.next(text, 0);
        while (at < text.length()) {
            if (text.charAt(at) == EmailShape.SIGN) {
                free = email(text, at, free, out);
                at = Math.max(at + 1, free);
            } else if (NumberRun.mayBegin(text, at)) {
                run = run == null ? new NumberRun(text) : run;
                int end = number(run.read(at), out);
                free = Math.max(free, end);
                at = end < 0 ? run.firstEnd() : end;
            } else {
                at++;
            }
            at = marks.next(text, at);
        }
    }

    /** Where the next place may begin: behind the address around this sign if there is one. */
    private static int email(String text, int sign, int free, FoundData out) {
        int from = EmailShape.begin(text, sign, free);
        int to = from < 0 ? -1 : EmailShape.end(text, sign + 1);
        if (to < 0) {
            return free;
        }
        out.found(DataKind.EMAIL, from, to);
        return to;
    }

    /** The end of the number that begins a run, or -1. */
    private int number(NumberRun run, FoundData out) {
        for (int groups = run.groups(); groups > 0; groups--) {
            if (run.endsAfter(groups)) {
                DataKind kind = kind(run, groups);
                if (kind != null) {
                    out.found(kind, run.from(), run.to(groups));
                    return run.to(groups);
                }
            }
        }
        return -1;
    }

    private @Nullable DataKind kind(NumberRun run, int groups) {
        if (cards && CardShape.fits(run, groups)) {
            return DataKind.CARD;
        }
        return phones && PhoneShape.fits(run, groups) ? DataKind.PHONE : null;
    }
}
