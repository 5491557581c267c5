package io.opcuaws.ws.auth;

import io.opcuaws.domain.port.Secret;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** API tokens, of which the gateway knows the hashes. */
public final class StaticTokens implements ClientAuthenticator {

    private final Map<String, TokenHash> tokens;

    /**
     * @param tokens the name of each client, and the hash of its token
     * @throws IllegalArgumentException if a name is none, or two clients have the same token
     */
    public StaticTokens(Map<String, TokenHash> tokens) {
        this.tokens = Map.copyOf(tokens);
        for (String name : tokens.keySet()) {
            if (!Credential.isName(name)) {
                throw new IllegalArgumentException("a client cannot be named \"" + name + "\"");
            }
        }
        if (tokens.values().stream().distinct().count() < tokens.size()) {
            throw new IllegalArgumentException("two clients have the same token");
        }
    }

    /** Whether nobody has a token. */
    public boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** Looks at all of them in any case: the time it takes does not tell which one was nearly right. */
    @Override
    public Optional<Credential> ofToken(Secret token) {
        TokenHash hash = TokenHash.of(token);
        Optional<Credential> found = Optional.empty();
        for (Map.Entry<String, TokenHash> known : tokens.entrySet()) {
            if (known.getValue().equals(hash)) {
                found = Optional.of(new Credential(known.getKey(), Optional.empty(), hash));
            }
        }
        return found;
    }

    @Override
    public boolean stillAccepts(Credential credential) {
        @Nullable TokenHash hash = tokens.get(credential.name());
        return hash != null && hash.equals(credential.proof());
    }
}
