package io.fairlead.server.http;

/**
 * The state of the gateway.
 *
 * @param status {@code ok}, or {@code stopping} once it takes no more requests
 * @param version of the gateway
 * @param uptimeSeconds since its start
 * @param routes that it serves
 * @param activeExchanges under way
 */
public record Health(String status, String version, long uptimeSeconds, int routes, long activeExchanges) {
    /** All is well. */
    public static final String OK = "ok";

    /** It takes no more requests. */
    public static final String STOPPING = "stopping";

    boolean ready() {
        return status.equals(OK);
    }
}
