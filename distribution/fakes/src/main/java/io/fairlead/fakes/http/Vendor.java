package io.fairlead.fakes.http;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A vendor: the operations of its API and the form of its errors. */
public interface Vendor {
    /** Its operations. */
    List<Route> routes();

    /** The body of an error. */
    JsonNode error(int status, String message);

    /** What the head of an error says besides. */
    Map<String, String> errorHeaders(int status);
}
