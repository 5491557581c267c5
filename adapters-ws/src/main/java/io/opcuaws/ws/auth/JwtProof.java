package io.opcuaws.ws.auth;

/**
 * The client has shown a JWT.
 *
 * @param settings after which it was accepted
 * @param key thumbprint of the key that has signed it
 */
record JwtProof(JwtSettings settings, String key) implements Proof {}
