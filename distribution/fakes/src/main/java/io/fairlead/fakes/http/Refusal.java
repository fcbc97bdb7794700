package io.fairlead.fakes.http;

/** A request that the vendor would refuse, and the status that it would have. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String matter;

    /** Refuses a request. */
    public Refusal(int status, String message) {
        this(status, message, "");
    }

    /** Refuses a request for a reason that the vendor has words of its own for. */
    public Refusal(int status, String message, String matter) {
        super(message);
        this.status = status;
        this.matter = matter;
    }

    /** Refuses what is wrong in itself. */
    public static Refusal invalid(String message) {
        return new Refusal(400, message);
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** What the vendor has words of its own for: {@code context}, {@code content}; empty for all else. */
    public String matter() {
        return matter;
    }

    /** Why, in words. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
