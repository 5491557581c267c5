package io.opcuaws.domain.port;

/**
 * The name of a session between a client and the gateway: a decimal string, unique in the life of the process. It is no
 * secret and gives no access: a session belongs to the connection that opened it.
 */
public record SessionId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
