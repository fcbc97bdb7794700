package io.fairlead.core.exchange;

import io.fairlead.api.error.RouterError;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.body.Reservation;
import io.fairlead.core.config.Recover;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Going on with a stream that broke: the text that the client has of it, as its upstream wrote it, and whether another
 * candidate may go on from there. Only text can be gone on with, and thoughts that any text may follow; whatever else was
 * sent rules it out.
 */
public final class Recovery implements AutoCloseable {
    private static final int LONGEST = 1 << 20;
    private static final int STEP = 64 * 1024;

    private final List<Recover> ways;
    private final boolean thoughtsStandAlone;
    private final ByteBudget memory;
    private final List<Reservation> taken = new ArrayList<>(0);
    private final StringBuilder text = new StringBuilder();
    private boolean thought;
    private boolean ruledOut;
    private @Nullable Broken broken;
    private @Nullable Recover way;
    private String word = "";

    /**
     * Nothing was said yet.
     *
     * @param ways that the route allows, the first that can be gone first
     * @param thoughtsStandAlone whether any text may follow thoughts
     * @param memory bounds the text
     */
    public Recovery(List<Recover> ways, boolean thoughtsStandAlone, ByteBudget memory) {
        this.ways = List.copyOf(ways);
        this.thoughtsStandAlone = thoughtsStandAlone;
        this.memory = memory;
    }

    /** A client's stream that broke, stands open, and waits for somebody to go on with it. */
    public interface OpenStream {
        /** Ends it: nobody does. */
        void fail(RouterError error);
    }

    private record Broken(OpenStream stream, RouterError told) {}

    /** The ways that the route allows. */
    public List<Recover> ways() {
        return ways;
    }

    /** An attempt begins whose client has nothing yet. */
    public void restart() {
        text.setLength(0);
        thought = false;
        ruledOut = false;
    }

    /** The client gets a thought. */
    public void thought() {
        thought = true;
    }

    /** The client gets more text. */
    public void said(String more) {
        if (ruledOut || more.isEmpty()) {
            return;
        }
        if (text.length() + more.length() > LONGEST || !room(text.length() + more.length())) {
            ruleOut();
            return;
        }
        text.append(more);
    }

    /** The first step is too small to be counted; two bytes for each character after it. */
    private boolean room(int length) {
        while (length > (taken.size() + 1) * STEP) {
            Reservation more = memory.tryReserve(2 * STEP);
            if (more == null) {
                return false;
            }
            taken.add(more);
        }
        return true;
    }

    /** The client gets something that nobody else could go on with. */
    public void ruleOut() {
        ruledOut = true;
        text.setLength(0);
    }

    /** Whether somebody else could go on from here. */
    public boolean possible() {
        boolean something = !text.isEmpty() || thought && thoughtsStandAlone;
        return !ruledOut && something && !ways.isEmpty();
    }

    /** Whether the client has no text so far that an answer would have to fit: any may follow. */
    public boolean afresh() {
        return text.toString().isBlank();
    }

    /** The text so far. */
    public CharSequence text() {
        return text;
    }

    /** The stream broke and stands open. {@code told} is what the client is told if nobody goes on with it. */
    public void broke(OpenStream stream, RouterError told) {
        broken = new Broken(stream, told);
    }

    /** Whether a stream stands open that somebody has to go on with. */
    public boolean open() {
        return broken != null;
    }

    /** The stream that stands open, or null. */
    public @Nullable OpenStream stream() {
        Broken now = broken;
        return now == null ? null : now.stream;
    }

    /** What the client is told if nobody goes on with the stream, or null if none stands open. */
    public @Nullable RouterError told() {
        Broken now = broken;
        return now == null ? null : now.told;
    }

    /** Somebody writes to the stream, or it has ended. */
    public void taken() {
        broken = null;
    }

    /** Ends the stream that stands open, with an error; false if there is none. */
    boolean fail(RouterError error) {
        Broken now = broken;
        broken = null;
        if (now == null) {
            return false;
        }
        now.stream.fail(error);
        return true;
    }

    /** How the attempt that begins now goes on with the stream. */
    public void going(Recover how) {
        way = how;
        word = afresh() ? "afresh" : how.word();
    }

    /** How the stream was gone on with last, or null if it did not break. */
    public @Nullable Recover way() {
        return way;
    }

    /** What the log calls the way. */
    public String word() {
        return word;
    }

    /** The beginning that the attempt's answer shall have, or null if it answers afresh. */
    public @Nullable String beginning() {
        return open() && way == Recover.CONTINUE && !afresh() ? text.toString().stripTrailing() : null;
    }

    @Override
    public void close() {
        taken.forEach(Reservation::close);
    }
}
