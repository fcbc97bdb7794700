package io.fairlead.core.flow;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.filter.ExchangeInfo;
import io.fairlead.api.http.RequestHead;

/** An exchange as filters see it. */
record ExchangeAbout(String id, DialectId dialect, RequestHead head, RequestFacts facts) implements ExchangeInfo {}
