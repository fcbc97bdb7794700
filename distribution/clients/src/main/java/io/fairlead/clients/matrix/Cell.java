package io.fairlead.clients.matrix;

import io.fairlead.fakes.Kind;

/**
 * One client, one upstream, one case.
 *
 * @param client its name
 * @param upstream its kind
 * @param tried the case
 * @param works whether it went as it should
 * @param said why not
 */
public record Cell(String client, Kind upstream, Case tried, boolean works, String said) {
    /** The same that does not work. */
    public Cell failed(String reason) {
        return new Cell(client, upstream, tried, false, reason);
    }
}
