package io.opcuaws.domain.port;

import java.util.Locale;

/**
 * The outcome of an operation (OPC 10000-4, 7.39).
 *
 * @param value the UInt32 as it travels, 0 to 4294967295
 * @param name the symbolic name without a prefix, e.g. {@code BadTimeout}; for a code without a name its hexadecimal form
 */
public record StatusCode(long value, String name) {

    public static final StatusCode GOOD = new StatusCode(0, "Good");
    public static final StatusCode BAD_UNEXPECTED_ERROR = new StatusCode(0x8001_0000L, "BadUnexpectedError");
    public static final StatusCode BAD_COMMUNICATION_ERROR = new StatusCode(0x8005_0000L, "BadCommunicationError");
    public static final StatusCode BAD_RESOURCE_UNAVAILABLE = new StatusCode(0x8004_0000L, "BadResourceUnavailable");
    public static final StatusCode BAD_ENCODING_LIMITS_EXCEEDED =
            new StatusCode(0x8008_0000L, "BadEncodingLimitsExceeded");
    public static final StatusCode BAD_TIMEOUT = new StatusCode(0x800A_0000L, "BadTimeout");
    public static final StatusCode BAD_SERVICE_UNSUPPORTED = new StatusCode(0x800B_0000L, "BadServiceUnsupported");
    public static final StatusCode BAD_SHUTDOWN = new StatusCode(0x800C_0000L, "BadShutdown");
    public static final StatusCode BAD_NOTHING_TO_DO = new StatusCode(0x800F_0000L, "BadNothingToDo");
    public static final StatusCode BAD_TOO_MANY_OPERATIONS = new StatusCode(0x8010_0000L, "BadTooManyOperations");
    public static final StatusCode BAD_SECURITY_CHECKS_FAILED = new StatusCode(0x8013_0000L, "BadSecurityChecksFailed");
    public static final StatusCode BAD_CERTIFICATE_UNTRUSTED = new StatusCode(0x801A_0000L, "BadCertificateUntrusted");
    public static final StatusCode BAD_USER_ACCESS_DENIED = new StatusCode(0x801F_0000L, "BadUserAccessDenied");
    public static final StatusCode BAD_IDENTITY_TOKEN_INVALID = new StatusCode(0x8020_0000L, "BadIdentityTokenInvalid");
    public static final StatusCode BAD_IDENTITY_TOKEN_REJECTED =
            new StatusCode(0x8021_0000L, "BadIdentityTokenRejected");
    public static final StatusCode BAD_SESSION_ID_INVALID = new StatusCode(0x8025_0000L, "BadSessionIdInvalid");
    public static final StatusCode BAD_SESSION_CLOSED = new StatusCode(0x8026_0000L, "BadSessionClosed");
    public static final StatusCode BAD_SECURITY_MODE_REJECTED = new StatusCode(0x8054_0000L, "BadSecurityModeRejected");
    public static final StatusCode BAD_SECURITY_POLICY_REJECTED =
            new StatusCode(0x8055_0000L, "BadSecurityPolicyRejected");
    public static final StatusCode BAD_TOO_MANY_SESSIONS = new StatusCode(0x8056_0000L, "BadTooManySessions");
    public static final StatusCode BAD_TCP_ENDPOINT_URL_INVALID =
            new StatusCode(0x8083_0000L, "BadTcpEndpointUrlInvalid");
    public static final StatusCode BAD_NOT_CONNECTED = new StatusCode(0x808A_0000L, "BadNotConnected");
    public static final StatusCode BAD_INVALID_ARGUMENT = new StatusCode(0x80AB_0000L, "BadInvalidArgument");
    public static final StatusCode BAD_CONNECTION_REJECTED = new StatusCode(0x80AC_0000L, "BadConnectionRejected");
    public static final StatusCode BAD_CONNECTION_CLOSED = new StatusCode(0x80AE_0000L, "BadConnectionClosed");
    public static final StatusCode BAD_SERVER_TOO_BUSY = new StatusCode(0x80EE_0000L, "BadServerTooBusy");

    private static final String UNNAMED = "0x";
    private static final long MAX_VALUE = 0xFFFF_FFFFL;
    private static final long SEVERITY = 0xC000_0000L;

    public StatusCode {
        if (value < 0 || value > MAX_VALUE) {
            throw new IllegalArgumentException("not a UInt32: " + value);
        }
    }

    /** A code that has no symbolic name: it is called by its hexadecimal form. */
    public static StatusCode unnamed(long value) {
        return new StatusCode(value, String.format(Locale.ROOT, UNNAMED + "%08X", value));
    }

    /** Whether the specification has a name for it. */
    public boolean isNamed() {
        return !name.startsWith(UNNAMED);
    }

    /** Whether the severity bits say Good (OPC 10000-4, table 179). */
    public boolean isGood() {
        return (value & SEVERITY) == 0;
    }
}
