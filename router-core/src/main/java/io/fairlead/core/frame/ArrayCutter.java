package io.fairlead.core.frame;

/**
 * The elements of a JSON array, each with the bracket or comma before it; the closing bracket is a frame of its own. What
 * is no JSON is cut into pieces, too: that it cannot be read is for the dialect to say.
 */
final class ArrayCutter implements FrameCutter {
    /** How far the frame was looked through, counted from its first byte. */
    private int seen;

    private int depth;
    private boolean separated;
    private boolean inString;
    private boolean escaped;
    private boolean inWord;

    @Override
    public int end(byte[] array, int from, int scanned, int to, boolean last) {
        if (scanned - from != seen) {
            restart();
        }
        for (int i = from + seen; i < to; i++) {
            int end = inString ? string(array[i], i) : inWord ? word(array[i], i) : outside(array[i], i);
            if (end >= 0) {
                restart();
                return end;
            }
        }
        seen = to - from;
        return last && to > from ? to : -1;
    }

    private void restart() {
        seen = 0;
        depth = 0;
        separated = false;
        inString = false;
        escaped = false;
        inWord = false;
    }

    private int string(byte next, int at) {
        if (escaped) {
            escaped = false;
            return -1;
        }
        escaped = next == '\\';
        inString = next != '"';
        return inString || depth > 0 ? -1 : at + 1;
    }

    /** A number, a literal or what should be one: it ends where something else begins. */
    private int word(byte next, int at) {
        return blank(next) || next == ',' || next == ']' ? at : -1;
    }

    private int outside(byte next, int at) {
        return depth > 0 ? inside(next, at) : between(next, at);
    }

    private int inside(byte next, int at) {
        switch (next) {
            case '"' -> inString = true;
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            default -> {}
        }
        return depth > 0 ? -1 : at + 1;
    }

    private int between(byte next, int at) {
        switch (next) {
            case '"' -> inString = true;
            case '{' -> depth++;
            case '[', ',' -> {
                return separator(next, at);
            }
            case ']' -> {
                return at + 1;
            }
            default -> inWord = !blank(next);
        }
        return -1;
    }

    /** The first bracket or comma of a frame stands before its element; a bracket behind it begins one. */
    private int separator(byte next, int at) {
        if (!separated) {
            separated = true;
            return -1;
        }
        if (next == ',') {
            return at;
        }
        depth++;
        return -1;
    }

    @Override
    public void describe(FrameView frame) {
        byte[] array = frame.array();
        int to = frame.end();
        while (to > frame.start() && blank(array[to - 1])) {
            to--;
        }
        int from = data(array, frame.start(), to);
        if (from < to && (array[from] == '[' || array[from] == ',')) {
            from = data(array, from + 1, to);
        }
        boolean closing = from < to && array[from] == ']';
        frame.data(closing ? to : from, to);
    }

    private static int data(byte[] array, int start, int to) {
        int from = start;
        while (from < to && blank(array[from])) {
            from++;
        }
        return from;
    }

    private static boolean blank(byte next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }
}
