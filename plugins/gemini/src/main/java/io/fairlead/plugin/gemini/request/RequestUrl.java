package io.fairlead.plugin.gemini.request;

import io.fairlead.api.dialect.Framing;
import io.fairlead.api.http.RequestHead;
import io.fairlead.toolkit.Members;

/** What the URL of a request says, which in this API is the model, whether a stream is wanted, and in which form. */
public final class RequestUrl {
    private static final int LONGEST_MODEL = 256;
    private static final String STREAM = ":streamGenerateContent";

    private RequestUrl() {}

    /** The client's name of the model: the path between {@code /models/} and the method. */
    public static String model(RequestHead head) {
        String model = head.parameter("model");
        if (model == null || model.isEmpty() || model.length() > LONGEST_MODEL) {
            String found = model == null ? "nothing" : "a text of " + model.length() + " characters";
            throw Members.refused("model", found, "a name of 1 to " + LONGEST_MODEL + " characters in the path");
        }
        return model;
    }

    /** Whether the client wants a stream. */
    public static boolean stream(RequestHead head) {
        return head.path().endsWith(STREAM);
    }

    /** The form of its stream: one array of JSON unless the query asks for server-sent events. */
    public static Framing framing(RequestHead head) {
        String query = head.query();
        if (query == null) {
            return Framing.JSON_ARRAY;
        }
        for (String parameter : query.split("&")) {
            if (parameter.equals("alt=sse") || parameter.equals("$alt=sse") || parameter.equals("%24alt=sse")) {
                return Framing.SSE;
            }
        }
        return Framing.JSON_ARRAY;
    }
}
