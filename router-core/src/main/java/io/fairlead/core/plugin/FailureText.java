package io.fairlead.core.plugin;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of an exception that a plugin threw: that which began it, too, where others were wrapped around it. */
public final class FailureText {
    private static final int MOST_CAUSES = 16;
    private static final int LONGEST_MESSAGE = 200;

    private final boolean messages;
    private final Collection<String> secrets;

    private FailureText(boolean messages, Collection<String> secrets) {
        this.messages = messages;
        this.secrets = secrets;
    }

    /** Class and place, not the message, which may hold text of a prompt; only linking errors tell no more than names. */
    public static String of(Throwable failure) {
        return new FailureText(false, List.of()).describe(failure);
    }

    /**
     * Class, message and place: for code that has seen no request.
     *
     * @param secrets what is blotted out of the message
     */
    public static String withMessage(Throwable failure, Collection<String> secrets) {
        return new FailureText(true, secrets).describe(failure);
    }

    /** A message in one line, as long as is worth reading, without these secrets. */
    public static String message(String text, Collection<String> secrets) {
        String blotted = text;
        for (String secret : secrets) {
            blotted = secret.isEmpty() ? blotted : blotted.replace(secret, "***");
        }
        String line = blotted.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "...";
    }

    /** The exception at the bottom. */
    public static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int i = 0; i < MOST_CAUSES && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root;
    }

    private String describe(Throwable failure) {
        Throwable root = root(failure);
        Throwable first = failure instanceof ExceptionInInitializerError ? root : failure;
        Throwable cause = first.getCause();
        // A class that is not found says it twice.
        boolean bare = cause == null || cause instanceof ClassNotFoundException;
        String what = bare ? named(first, null) : named(first, root) + ", caused by " + named(root, null);
        StackTraceElement place = place(root);
        return place == null ? what : what + " at " + place;
    }

    /** A wrapper that has no message of its own quotes what it wraps. */
    private String named(Throwable thrown, @Nullable Throwable wrapped) {
        String name = thrown.getClass().getName();
        String message = thrown.getMessage();
        boolean told = messages || thrown instanceof LinkageError;
        boolean quote = wrapped != null
                && message != null
                && message.startsWith(wrapped.getClass().getName());
        return !told || quote || message == null || message.isBlank() ? name : name + ": " + message(message, secrets);
    }

    /** Where the plugin's own code was, which may have called into a library that threw. */
    private static @Nullable StackTraceElement place(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        for (StackTraceElement frame : trace) {
            if (Culprit.isPlugins(frame)) {
                return frame;
            }
        }
        return trace.length == 0 ? null : trace[0];
    }
}
