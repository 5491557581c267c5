package io.opcuaws.domain;

import io.opcuaws.domain.access.AccessRules;
import io.opcuaws.domain.port.Telemetry;
import java.util.function.Supplier;

/**
 * What a gateway lets its clients do.
 *
 * @param access gives the rules as they are now; called from any thread, for each request, so it must be quick. Whoever replaces
 *     them calls {@link Gateway#accessChanged} then
 */
public record GatewaySettings(
        Limits limits,
        ResumeLimits resumeLimits,
        SessionLimits sessionLimits,
        Supplier<AccessRules> access,
        Audit audit,
        Telemetry telemetry) {

    /** The default limits; everybody may do everything, nothing is written down, and nobody looks. */
    public static final GatewaySettings DEFAULT = new GatewaySettings(
            Limits.DEFAULT,
            ResumeLimits.DEFAULT,
            SessionLimits.DEFAULT,
            () -> AccessRules.OPEN,
            Audit.NONE,
            Telemetry.NONE);

    public GatewaySettings with(Limits newLimits, ResumeLimits newResumeLimits) {
        return new GatewaySettings(newLimits, newResumeLimits, sessionLimits, access, audit, telemetry);
    }

    public GatewaySettings with(SessionLimits newLimits) {
        return new GatewaySettings(limits, resumeLimits, newLimits, access, audit, telemetry);
    }

    public GatewaySettings withAccess(Supplier<AccessRules> newAccess) {
        return new GatewaySettings(limits, resumeLimits, sessionLimits, newAccess, audit, telemetry);
    }

    public GatewaySettings with(Audit newAudit) {
        return new GatewaySettings(limits, resumeLimits, sessionLimits, access, newAudit, telemetry);
    }

    public GatewaySettings with(Telemetry newTelemetry) {
        return new GatewaySettings(limits, resumeLimits, sessionLimits, access, audit, newTelemetry);
    }
}
