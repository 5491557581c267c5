package io.opcuaws.domain.port;

import java.util.Map;
import java.util.Optional;

/**
 * The namespaces of a server, as a session knows them: which URI each index stands for. A URI that the server has twice, or does
 * not tell, is not there.
 */
public record Namespaces(Map<Integer, String> uris) {

    /** Of a server that does not tell its own ones. */
    public static final Namespaces UNKNOWN = new Namespaces(Map.of());

    private static final String OPC_UA = "http://opcfoundation.org/UA/";

    public Namespaces {
        uris = Map.copyOf(uris);
    }

    /** The URI of an index; 0 is OPC UA's own with every server. */
    public Optional<String> uri(int index) {
        return index == 0 ? Optional.of(OPC_UA) : Optional.ofNullable(uris.get(index));
    }
}
