package io.opcuaws.protocol.codec;

import org.jspecify.annotations.Nullable;

/**
 * A client's own name for a request, and how the client spelled that header field: what answers the request uses the same
 * spelling.
 *
 * @param value the name; a number is its decimal text; empty if none could be read
 */
public record ClientHandle(String value, Spelling spelling) {

    /** The handle of what could not be read. */
    public static final ClientHandle NONE = new ClientHandle("", Spelling.CLIENT_HANDLE);

    /** The name of the header field that carries the handle. */
    public enum Spelling {
        /** {@code ClientHandle}, the proper one. */
        CLIENT_HANDLE,
        /** {@code ClientHandler}, as the tables of older documentation have it. */
        CLIENT_HANDLER
    }

    /** The value of the header field {@code ClientHandle}; null if the other spelling is used. */
    @Nullable
    String asClientHandle() {
        return spelling == Spelling.CLIENT_HANDLE ? value : null;
    }

    /** The value of the header field {@code ClientHandler}; null if the proper spelling is used. */
    @Nullable
    String asClientHandler() {
        return spelling == Spelling.CLIENT_HANDLER ? value : null;
    }
}
