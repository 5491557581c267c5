package io.opcuaws.bench.load;

import java.time.Duration;

/**
 * @param warmUp what is not measured at first
 * @param time what is
 */
public record Pace(Duration warmUp, Duration time) {}
