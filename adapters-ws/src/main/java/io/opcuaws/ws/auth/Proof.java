package io.opcuaws.ws.auth;

/** What is kept of what a client has shown, so that it can be judged again when the configuration has changed; no secret. */
sealed interface Proof permits TokenHash, JwtProof, CertificateProof {}
