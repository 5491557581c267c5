package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientMessage;

/** Where answers and alarms go: into a list of effects while a decision is made, to the client when it is carried out. */
interface Outlet {

    void send(ClientMessage message);

    /** Asks for a tick at this time or before. */
    void wakeAt(long time);
}
