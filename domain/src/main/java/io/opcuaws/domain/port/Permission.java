package io.opcuaws.domain.port;

import io.opcuaws.protocol.Service;

/** What a client of the gateway may do with a server. */
public enum Permission {
    /** Read, browse, subscribe, and read history. */
    READ,
    WRITE,
    CALL,
    HISTORY_UPDATE,
    /** Add and delete nodes and references. */
    NODE_MANAGEMENT;

    /** What a service needs. Each is named here, so that a new one does not compile before somebody has thought of it. */
    public static Permission neededFor(Service service) {
        return switch (service) {
            case READ,
                    BROWSE,
                    BROWSE_NEXT,
                    TRANSLATE_BROWSE_PATHS_TO_NODE_IDS,
                    HISTORY_READ,
                    REGISTER_NODES,
                    UNREGISTER_NODES,
                    CREATE_SUBSCRIPTION,
                    MODIFY_SUBSCRIPTION,
                    SET_PUBLISHING_MODE,
                    DELETE_SUBSCRIPTIONS,
                    CREATE_MONITORED_ITEMS,
                    MODIFY_MONITORED_ITEMS,
                    SET_MONITORING_MODE,
                    SET_TRIGGERING,
                    DELETE_MONITORED_ITEMS,
                    FIND_SERVERS,
                    GET_ENDPOINTS -> READ;
            case WRITE -> WRITE;
            case CALL -> CALL;
            case HISTORY_UPDATE -> HISTORY_UPDATE;
            case ADD_NODES, ADD_REFERENCES, DELETE_NODES, DELETE_REFERENCES -> NODE_MANAGEMENT;
        };
    }
}
