package io.opcuaws.app.settings;

import io.opcuaws.app.config.Key;
import io.opcuaws.app.config.Section;
import io.opcuaws.app.config.Types;
import java.util.List;
import java.util.Optional;

/** The demo server. */
public final class DemoKeys {

    public static final Key<Boolean> ENABLED = Key.of("demo.enabled", Types.flag())
            .shortName("--demo")
            .describedAs(
                    "Also start a demo OPC UA server, and trust it. It is the target demo, unless there are targets.")
            .byDefault("false");

    /** Empty: the standard port if it is free. */
    public static final Key<Optional<Integer>> PORT = Key.of("demo.port", Types.integer(0, 65_535))
            .shortName("--demo-port")
            .describedAs("The demo server's port; 0 takes a free one. Left out: 4840, or a free one if that is taken.")
            .optional();

    static final Section SECTION = new Section("Demo server", "", List.of(ENABLED, PORT), Section.Check.NONE);

    private DemoKeys() {}
}
