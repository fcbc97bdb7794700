package io.fairlead.core.plugin;

/**
 * The {@linkplain PluginBooks books} of a plugin as one stream keeps them: which call is timed is counted here, so that
 * streams do not hold each other up. For one thread at a time, and for one call at a time.
 */
public final class PluginTally {
    private final PluginBooks books;
    private int turn;

    PluginTally(PluginBooks books) {
        this.books = books;
        this.turn = books.next();
    }

    /** Books the beginning of a call. What it gives is to be handed to {@link #end}, also if the call throws. */
    public long begin() {
        turn = turn < PluginBooks.ALL_TIMED ? books.next() : (turn + 1) & Integer.MAX_VALUE;
        return books.begin(turn);
    }

    /** Books the end of a call. */
    public void end(long begun) {
        books.end(begun, turn < PluginBooks.ALL_TIMED);
    }

    /** The time, for what is taken out of that of a call: add it to what {@link #begin} gave. */
    public long now() {
        return books.now();
    }
}
