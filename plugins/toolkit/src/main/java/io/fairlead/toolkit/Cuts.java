package io.fairlead.toolkit;

import io.fairlead.api.http.Slice;

/**
 * Takes elements out of a list, or members out of an object, of a {@link BodyWalk}. It is told of each of them in turn. What
 * separates one that goes from its neighbours goes with it: the comma before it, or the one behind it where none stays
 * before.
 */
public final class Cuts {
    private static final Slice NOTHING = Slice.of(new byte[0]);

    private final BodyWalk walk;
    private final byte[] bytes;
    private int behindLast;
    private boolean kept;

    Cuts(BodyWalk walk, byte[] bytes, int behindOpening) {
        this.walk = walk;
        this.bytes = bytes;
        this.behindLast = behindOpening;
    }

    /** The value that ends here stays. */
    public void keep(int end) {
        kept = true;
        behindLast = end;
    }

    /** The value that ends here goes. */
    public void cut(int end) {
        int behind = kept ? end : behindComma(end);
        walk.replace(behindLast, behind, NOTHING);
        behindLast = behind;
    }

    private int behindComma(int end) {
        int at = end;
        while (bytes[at] != ',' && bytes[at] != '}' && bytes[at] != ']') {
            at++;
        }
        return bytes[at] == ',' ? at + 1 : end;
    }
}
