package io.opcuaws.opcua.channel;

import io.opcuaws.domain.port.Namespaces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.ServerTable;
import org.eclipse.milo.opcua.stack.core.channel.EncodingLimits;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingManager;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingManager;
import org.eclipse.milo.opcua.stack.core.types.DataTypeManager;
import org.eclipse.milo.opcua.stack.core.types.DefaultDataTypeManager;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.jspecify.annotations.Nullable;

/**
 * What Milo needs to encode and decode the messages of one session, and the namespaces of its server. The codecs of OPC UA's
 * own structures are shared by all sessions.
 */
public final class SessionEncoding implements EncodingContext {

    private static final EncodingManager ENCODINGS = DefaultEncodingManager.createAndInitialize();
    private static final DataTypeManager OWN_TYPES = DefaultDataTypeManager.createAndInitialize(new NamespaceTable());

    private final EncodingLimits limits;
    private final NamespaceTable namespaces = new NamespaceTable();
    private final ServerTable servers = new ServerTable();

    public SessionEncoding(EncodingLimits limits) {
        this.limits = limits;
    }

    /**
     * Sets the server's NamespaceArray as it was read, instead of what was known before. A URI that is null or repeated keeps
     * its place but cannot be looked up.
     */
    public void namespaces(List<@Nullable String> uris) {
        namespaces.update(known -> {
            known.keySet().removeIf(index -> index.intValue() != 0);
            for (int index = 1; index < uris.size(); index++) {
                String uri = uris.get(index);
                if (uri != null && !known.containsValue(uri)) {
                    known.put(UShort.valueOf(index), uri);
                }
            }
        });
    }

    /** The server's namespaces as they are known now. */
    public Namespaces namespaces() {
        Map<Integer, String> uris = new HashMap<>();
        namespaces.update(known -> known.forEach((index, uri) -> uris.put(index.intValue(), uri)));
        return new Namespaces(uris);
    }

    @Override
    public DataTypeManager getDataTypeManager() {
        return OWN_TYPES;
    }

    @Override
    public EncodingManager getEncodingManager() {
        return ENCODINGS;
    }

    @Override
    public EncodingLimits getEncodingLimits() {
        return limits;
    }

    @Override
    public NamespaceTable getNamespaceTable() {
        return namespaces;
    }

    @Override
    public ServerTable getServerTable() {
        return servers;
    }
}
