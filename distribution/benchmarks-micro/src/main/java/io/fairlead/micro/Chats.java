package io.fairlead.micro;

import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
import io.fairlead.core.body.StoredBody;
import java.nio.charset.StandardCharsets;

/** Requests for a chat. */
final class Chats {
    private static final String BEGIN =
            "{\"model\":\"smart\",\"temperature\":0.2,\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"";
    private static final String END = "\"}]}";

    private Chats() {}

    /** A request of so many KB, nearly all of it one text of this phrase again and again. */
    static byte[] ofKilobytes(int kilobytes, String phrase) {
        int count = (kilobytes * 1024 - BEGIN.length() - END.length()) / phrase.length();
        return (BEGIN + phrase.repeat(count) + END).getBytes(StandardCharsets.UTF_8);
    }

    /** A body as a request brings it. */
    static StoredBody stored(byte[] json) {
        return StoredBody.of(Slice.of(json), JsonScan.of(json, 0, json.length, JsonProbes.NONE));
    }
}
