package io.fairlead.plugin.redact;

/** Tells in the arguments of a tool, which are JSON, numbers from texts. Asked for places in rising order. */
final class JsonPlaces {
    private final String json;
    private final boolean container;
    private int at;
    private boolean inText;

    JsonPlaces(String json) {
        this.json = json;
        int first = step(-1, 1);
        this.container = first < json.length() && (json.charAt(first) == '{' || json.charAt(first) == '[');
    }

    /** Whether these characters are a number of their own, so that what takes their place needs quotes. */
    boolean bareNumber(int from, int to) {
        if (!container) {
            return false;
        }
        for (; at < from; at++) {
            char c = json.charAt(at);
            if (c == '"') {
                inText = !inText;
            } else if (c == '\\') {
                at++;
            }
        }
        int after = step(to - 1, 1);
        return !inText
                && ":,[".indexOf(json.charAt(step(from, -1))) >= 0
                && after < json.length()
                && ",]}".indexOf(json.charAt(after)) >= 0;
    }

    /** The next character in a direction that is not blank. */
    private int step(int from, int by) {
        int place = from + by;
        while (place >= 0 && place < json.length() && json.charAt(place) <= ' ') {
            place += by;
        }
        return place;
    }
}
