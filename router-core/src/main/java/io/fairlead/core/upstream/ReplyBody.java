package io.fairlead.core.upstream;

/** One way to tell where a reply's body ends. */
interface ReplyBody {
    /**
     * Reads the input once at most.
     *
     * @return bytes of payload; 0 if only framing came; -1 at the proper end
     * @throws UpstreamException if the connection ended before the body did, or the framing is malformed
     */
    int pull(byte[] target, int offset, int length) throws UpstreamException;

    /** Whether all of the body was pulled. */
    boolean ended();

    /** Whether the connection can carry another reply after this body: it ended, and nothing came behind it. */
    boolean reusable();

    /** Whether the end can be told from a broken connection. */
    default boolean delimited() {
        return true;
    }

    /** Whether the bytes are others than those on the wire, so that fields on length and coding do not hold for them. */
    default boolean decoded() {
        return false;
    }

    /** Lets go of what it holds. */
    default void release() {}
}
