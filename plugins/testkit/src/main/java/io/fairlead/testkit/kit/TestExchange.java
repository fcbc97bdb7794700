package io.fairlead.testkit.kit;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.filter.ExchangeInfo;
import io.fairlead.api.http.RequestHead;
import io.fairlead.testkit.TestRequest;

/** The exchange that a pass is opened for. */
record TestExchange(String id, DialectId dialect, RequestHead head, RequestFacts facts) implements ExchangeInfo {
    /** A chat over a dialect that the filter has never heard of. */
    static TestExchange chat() {
        return of(TestRequest.post("/v1/chat"));
    }

    static TestExchange of(RequestHead head) {
        RequestFacts facts = RequestFacts.builder(Operation.CHAT, "smart").build();
        return new TestExchange("exchange-1", DialectId.of("imaginary.chat"), head, facts);
    }
}
