package io.opcuaws.ws.auth;

/**
 * Which JWT are trusted, apart from who has signed them.
 *
 * @param issuer what their {@code iss} must be
 * @param audience what must be among their {@code aud}
 * @param nameClaim which claim names the client
 */
public record JwtSettings(String issuer, String audience, String nameClaim) {

    public JwtSettings {
        if (issuer.isBlank() || audience.isBlank() || nameClaim.isBlank()) {
            throw new IllegalArgumentException("the issuer, the audience and the name claim of JWT must be given");
        }
    }
}
