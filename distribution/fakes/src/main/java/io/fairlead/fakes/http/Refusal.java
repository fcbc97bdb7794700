package io.fairlead.fakes.http;

/** A request that the vendor would refuse, and the status that it would have. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    /** Refuses a request. */
    public Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Refuses what is wrong in itself. */
    public static Refusal invalid(String message) {
        return new Refusal(400, message);
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** Why, in words. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
