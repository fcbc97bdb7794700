package io.fairlead.core.flow;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The client's own names of what an encoder reports. Messages and tools are found by identity among those that were decoded:
 * one that a filter has changed stands where it stood, and what it has put in keeps the neutral model's name.
 *
 * @param decoded the request as the client sent it
 * @param sent what filters made of it
 */
record ClientNames(ChatRequest decoded, ChatRequest sent) implements UnaryOperator<String> {
    private static final Logger LOGGER = System.getLogger(ClientNames.class.getName());
    private static final Pattern ELEMENT = Pattern.compile("(messages|tools)\\[(\\d{1,9})](.*)");

    @Override
    public String apply(String path) {
        if (sent == decoded) {
            return named(path);
        }
        Matcher element = ELEMENT.matcher(path);
        if (!element.matches()) {
            return named(path);
        }
        boolean message = element.group(1).equals("messages");
        List<?> now = message ? sent.messages() : sent.tools();
        List<?> then = message ? decoded.messages() : decoded.tools();
        int at = place(Integer.parseInt(element.group(2)), now, then);
        return at < 0 ? path : named(element.group(1) + "[" + at + "]" + element.group(3));
    }

    @SuppressWarnings("ReferenceEquality") // what says the same may stand twice: only the very one has this place
    private static int place(int index, List<?> now, List<?> then) {
        if (index >= now.size()) {
            return -1;
        }
        Object wanted = now.get(index);
        if (index < then.size() && then.get(index) == wanted) {
            return index;
        }
        int found = find(wanted, then);
        if (found >= 0) {
            return found;
        }
        boolean changed = now.size() == then.size() && find(then.get(index), now) < 0;
        return changed ? index : -1;
    }

    @SuppressWarnings("ReferenceEquality")
    private static int find(Object wanted, List<?> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    private String named(String path) {
        return told(decoded::clientPath, path);
    }

    /** Those of a request for vectors, which no filter changes. */
    static UnaryOperator<String> of(EmbeddingRequest request) {
        return path -> told(request::clientPath, path);
    }

    /** A name is no reason to fail: where a plugin cannot tell one, the neutral model's stays. */
    private static String told(UnaryOperator<String> names, String path) {
        try {
            return Objects.requireNonNull(names.apply(path));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOGGER.log(
                    Level.DEBUG,
                    () -> "no name of the client's error=" + e.getClass().getName());
            return path;
        }
    }

    /** A refusal of an encoder with the client's name as its parameter, and at the beginning of its message. */
    static RouterException renamed(RouterException refused, UnaryOperator<String> names) {
        RouterError error = refused.error();
        String neutral = error.parameter();
        String own = neutral == null ? null : names.apply(neutral);
        if (neutral == null || own == null || own.equals(neutral)) {
            return refused;
        }
        String message = error.message();
        boolean begins = message.startsWith(neutral + ":");
        return new RouterException(
                RouterError.builder(error.code(), begins ? own + message.substring(neutral.length()) : message)
                        .status(error.status())
                        .parameter(own)
                        .retryAfter(error.retryAfter())
                        .reasons(error.reasons())
                        .build());
    }
}
