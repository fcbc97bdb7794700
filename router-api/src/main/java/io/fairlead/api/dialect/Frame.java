package io.fairlead.api.dialect;

import org.jspecify.annotations.Nullable;

/**
 * One frame of a reply, as a view on the host's buffer; valid during the call it is given to. For server-sent events the
 * data is the value of its data line; where an event has several, the host joins them as the standard says. For a whole
 * body and for JSON lines the data is the body or the line; for a JSON array it is an element.
 */
public interface Frame {
    /** The buffer; not to be written to. */
    byte[] array();

    /** First byte of the frame as received. */
    int start();

    /** Byte after the last of the frame as received, its line ends included. */
    int end();

    /** First byte of its data. */
    int dataStart();

    /** Byte after the last of its data; equal to {@link #dataStart()} for a comment or an empty event. */
    int dataEnd();

    /** The event's name if it has one. */
    @Nullable String event();
}
