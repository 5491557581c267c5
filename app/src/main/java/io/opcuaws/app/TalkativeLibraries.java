package io.opcuaws.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.opcuaws.app.settings.LogKeys;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps libraries from logging what passes through them, passwords and tokens of clients too: whatever level they are given,
 * they say no more than with INFO.
 */
final class TalkativeLibraries extends TurboFilter {

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable problem) {
        // Asked often; the level is looked at first because it nearly always decides.
        return level.isGreaterOrEqual(Level.INFO)
                        || !level.isGreaterOrEqual(logger.getEffectiveLevel())
                        || !LogKeys.isTalkative(logger.getName())
                ? FilterReply.NEUTRAL
                : FilterReply.DENY;
    }
}
