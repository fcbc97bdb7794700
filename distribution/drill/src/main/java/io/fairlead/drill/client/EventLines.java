package io.fairlead.drill.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Takes server-sent events apart, whatever the pieces in which their bytes come. */
final class EventLines {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;

    /** Takes an event in. */
    @FunctionalInterface
    interface Events {
        void data(String data) throws MalformedAnswerException;
    }

    void accept(byte[] bytes, Events events) throws MalformedAnswerException {
        for (byte one : bytes) {
            if (one != '\n') {
                line.write(one);
                continue;
            }
            String text = line.toString(UTF_8);
            line.reset();
            line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, events);
        }
    }

    /** The body has ended: half an event must not be left. */
    void end() throws MalformedAnswerException {
        if (line.size() > 0 || hasData) {
            throw new MalformedAnswerException("an end in the middle of an event");
        }
    }

    private void line(String text, Events events) throws MalformedAnswerException {
        if (text.isEmpty()) {
            if (hasData) {
                events.data(data.toString());
            }
            data.setLength(0);
            hasData = false;
        } else if (text.startsWith("data:")) {
            data.append(hasData ? "\n" : "")
                    .append(text.substring("data:".length()).stripLeading());
            hasData = true;
        } else if (!text.matches("(:|event:|id:|retry:).*")) {
            throw new MalformedAnswerException("a line of no event");
        }
    }
}
