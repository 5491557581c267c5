package io.opcuaws.ws.tls;

/** Whether clients are asked for a certificate. */
public enum ClientCertificates {
    /** They are not asked. */
    NONE,
    /** They are asked, and may have none. */
    WANTED,
    /** Without one there is no connection. */
    REQUIRED
}
