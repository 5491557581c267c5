package io.opcuaws.ws;

/** Why a client was turned away, or a message of it not taken. */
public enum ClientRefusal {
    /** Pages of its Origin may not connect. */
    ORIGIN,
    /** There are as many connections as there may be. */
    CONNECTIONS,
    /** There are as many connections of its address as there may be. */
    CONNECTIONS_OF_ADDRESS,
    /** Its handshake took too long. */
    SLOW_HANDSHAKE,
    /** It put a token into the URL. */
    TOKEN_IN_URL,
    /** Its token is not trusted. */
    BAD_TOKEN,
    /** Too many tokens of its address were not trusted. */
    TOO_MANY_BAD_TOKENS,
    /** It asked for something before it said who it is. */
    NOT_AUTHENTICATED,
    /** What let it in is not good any more, or it did not say in time who it is. */
    SHOWN_OUT,
    /** Too many logins came from its address. */
    TOO_MANY_LOGINS,
    /** Its message could not be understood. */
    BAD_MESSAGE,
    /** Its message was too long, came in too many parts, too slowly, or was no text; the connection is closed. */
    BAD_FRAMES,
    /** It reads too slowly; the connection is closed. */
    SLOW_READER,
    /** It was silent for too long; the connection is closed. */
    SILENT
}
