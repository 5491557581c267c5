package io.opcuaws.app.audit;

import java.io.IOException;

/** Where lines are kept. One thread at a time. */
interface Store extends AutoCloseable {

    /** Writes whole lines, all of them or none. */
    void write(byte[] lines) throws IOException;

    /** Returns when all that was written outlives the machine. */
    void force() throws IOException;

    @Override
    void close() throws IOException;
}
