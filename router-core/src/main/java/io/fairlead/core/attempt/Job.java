package io.fairlead.core.attempt;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.strategy.Walk;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.NeutralRequest;
import io.fairlead.core.fleet.RetryBudget;
import io.fairlead.core.gate.Eligible;
import io.fairlead.core.snapshot.Route;
import io.fairlead.core.snapshot.Snapshot;

/**
 * What is to be served, in one round over its candidates.
 *
 * @param exchange it belongs to
 * @param snapshot that the exchange sees
 * @param route that was found
 * @param request as it passed the filters
 * @param neutral the same request as {@link ChatRequest}, for candidates that take another dialect
 * @param alwaysNeutral whether a filter wants it decoded even for candidates that take the client's dialect
 * @param retries budget of the route for asking the same candidate again
 * @param walk over the eligible candidates
 * @param eligible why the others are not
 */
public record Job(
        Exchange exchange,
        Snapshot snapshot,
        Route route,
        ClientRequest request,
        NeutralRequest neutral,
        boolean alwaysNeutral,
        RetryBudget retries,
        Walk walk,
        Eligible eligible) {}
