package io.fairlead.fakes.http;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A vendor: the operations of its API and the form of its errors. */
public interface Vendor {
    /** Its operations. */
    List<Route> routes();

    /** The body of an error. */
    JsonNode error(Refusal refusal);

    /** The status of an error: some refuse within a success. */
    default int status(Refusal refusal) {
        return refusal.status();
    }

    /** What the head of an error says besides. */
    Map<String, String> errorHeaders(int status);
}
