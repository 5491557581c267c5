package io.opcuaws.domain.port;

/** How messages are secured (MessageSecurityMode, OPC 10000-4, 7.20). */
public enum SecurityMode {
    NONE,
    SIGN,
    SIGN_AND_ENCRYPT
}
