package io.fairlead.api.json;

/** Which containers are open at a place of a text: one bit each, set for objects. */
final class Nesting {
    private final long[] objects = new long[JsonScan.MAX_DEPTH / Long.SIZE];
    private int depth;
    private boolean object;

    /** How many are open. */
    int depth() {
        return depth;
    }

    /** Whether the innermost one is an object. */
    boolean object() {
        return object;
    }

    /** Opens a container; false if that is one too deep. */
    boolean enter(boolean isObject) {
        if (depth == JsonScan.MAX_DEPTH) {
            return false;
        }
        long bit = 1L << depth;
        int word = depth >>> 6;
        objects[word] = isObject ? objects[word] | bit : objects[word] & ~bit;
        object = isObject;
        depth++;
        return true;
    }

    /** Closes the innermost container. */
    void leave() {
        depth--;
        int above = depth - 1;
        object = depth > 0 && (objects[above >>> 6] >>> above & 1) != 0;
    }
}
