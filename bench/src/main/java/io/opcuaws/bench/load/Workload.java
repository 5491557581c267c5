package io.opcuaws.bench.load;

import io.opcuaws.bench.measure.Slice;
import java.util.EnumSet;
import java.util.Set;

/** Something to do, which each {@link Subject} can be asked for. The gateway is asked first: the echo repeats what it said. */
public interface Workload {

    String name();

    /** What is counted, e.g. {@code read}. */
    String operation();

    /** Lets one of them do it. Whatever it needs is opened before, and closed after. */
    Slice measure(Subject subject, Field field, Pace pace);

    /** Those that can do it. */
    default Set<Subject> subjects() {
        return EnumSet.of(Subject.GATEWAY, Subject.BARE, Subject.ECHO);
    }
}
