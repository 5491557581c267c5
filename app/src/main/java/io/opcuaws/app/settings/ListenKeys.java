package io.opcuaws.app.settings;

import io.opcuaws.app.config.Key;
import io.opcuaws.app.config.Section;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.config.Types;
import io.opcuaws.ws.WebSocketSettings;
import java.util.List;

/** Where clients connect to. */
public final class ListenKeys {

    static final Key<String> HOST = Key.of("listen.host", Types.text())
            .shortName("--host")
            .describedAs("The address to listen on.")
            .byDefault(WebSocketSettings.DEFAULT.host());

    static final Key<Integer> PORT = Key.of("listen.port", Types.integer(0, 65_535))
            .shortName("--port")
            .describedAs("The port to listen on; 0 takes a free one.")
            .byDefault(String.valueOf(WebSocketSettings.DEFAULT.port()));

    static final Section SECTION = new Section("Listening", "", List.of(HOST, PORT), Section.Check.NONE);

    private ListenKeys() {}

    public static WebSocketSettings webSocket(Settings settings) {
        return new WebSocketSettings(
                settings.get(HOST),
                settings.get(PORT),
                settings.get(LimitKeys.MESSAGE_BYTES),
                settings.get(LimitKeys.NESTING),
                LimitKeys.outbound(settings),
                settings.get(LimitKeys.PING_INTERVAL));
    }
}
