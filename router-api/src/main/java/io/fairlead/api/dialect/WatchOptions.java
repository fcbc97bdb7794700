package io.fairlead.api.dialect;

import io.fairlead.api.http.ReplyHead;

/** What a watch needs to know. */
public interface WatchOptions {
    /** The request. */
    RequestFacts facts();

    /** The head of the reply. */
    ReplyHead head();

    /** How the reply is cut. */
    Framing framing();

    /** Whether usage was asked for without the client's wish and must not reach it. */
    boolean hideUsage();
}
