package io.opcuaws.domain;

import io.opcuaws.domain.port.SessionSettings;
import java.util.Locale;

/** What a server is called where its sessions are counted and where it is written down what was done on it. */
final class Target {

    private static final String SCHEME = "opc.tcp://";
    private static final String DEFAULT_PORT = ":4840";

    private Target() {}

    /** For people: the name of the target, or its URL without a query, which could hold anything. */
    static String called(SessionSettings settings) {
        return settings.target().orElseGet(() -> withoutQuery(settings.discoveryUrl()));
    }

    static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    /** The same for all URLs with the same host and port; a name is no URL. */
    static String counted(SessionSettings settings) {
        return settings.target()
                .map(name -> "name " + name)
                .orElseGet(() -> authority(settings.discoveryUrl().toLowerCase(Locale.ROOT)));
    }

    private static String authority(String url) {
        String rest = url.startsWith(SCHEME) ? url.substring(SCHEME.length()) : url;
        String authority = rest.split("[/?]", 2)[0];
        boolean port = authority.indexOf(':', authority.indexOf(']') + 1) >= 0;
        return port ? authority : authority + DEFAULT_PORT;
    }
}
