package io.opcuaws.protocol;

/**
 * The body of a request for an OPC UA service (OPC 10000-4), as it was generated from its schema.
 *
 * <p>The domain carries it sealed from the adapter that decoded it to the adapter that performs it; it reads only which
 * {@link Service} is asked for, and asks {@code io.opcuaws.protocol.operation} which nodes a change is about.
 */
public interface ServiceRequest {

    /** The service that this body asks for. */
    Service service();
}
