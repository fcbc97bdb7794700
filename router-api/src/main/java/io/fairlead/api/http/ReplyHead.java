package io.fairlead.api.http;

/** The head of an upstream's reply. */
public interface ReplyHead {
    /** The status code, 100 to 599. */
    int status();

    /** The header fields. */
    Headers headers();
}
