package io.fairlead.core.stream;

import io.fairlead.core.exchange.Answering;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.Reply;
import io.fairlead.core.exchange.ReplyStages;
import io.fairlead.core.snapshot.RouteCandidate;

/**
 * Everything that one relay works with.
 *
 * @param exchange it belongs to
 * @param request of the client
 * @param candidate that replied
 * @param reply to be passed on; its status says success
 * @param stages that frames for the client go through
 * @param answering the way to the client
 */
public record RelayContext(
        Exchange exchange,
        ClientRequest request,
        RouteCandidate candidate,
        Reply reply,
        ReplyStages stages,
        Answering answering) {}
