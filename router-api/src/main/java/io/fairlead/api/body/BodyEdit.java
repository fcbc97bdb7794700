package io.fairlead.api.body;

import io.fairlead.api.http.Slice;

/**
 * Edits on a request body. Paths are member names joined by dots, such as {@code stream_options.include_usage}; a name
 * that itself has a dot cannot be addressed. Nothing happens to the original: edits are spliced in when the body is
 * sent, and a later edit of the same member replaces an earlier one. Everything else keeps its bytes.
 */
public interface BodyEdit {
    /** The body before any edit. */
    RequestBody original();

    /**
     * Sets a member to a JSON value, replacing it in place or appending it to its object; missing objects on the way are
     * created.
     *
     * @throws IllegalArgumentException if the path runs through something that is no object
     */
    BodyEdit set(String path, String json);

    /** Removes a member if it is there. */
    BodyEdit remove(String path);

    /** Renames a top-level member if it is there; its value keeps its bytes. */
    BodyEdit rename(String path, String to);

    /** Replaces the bytes of a range of the original. Ranges of different edits must not overlap. */
    BodyEdit replace(long from, long to, Slice with);
}
