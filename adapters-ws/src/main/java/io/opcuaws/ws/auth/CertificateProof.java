package io.opcuaws.ws.auth;

/** The client has shown a certificate; whether its issuer is trusted is a matter of TLS. */
record CertificateProof() implements Proof {}
