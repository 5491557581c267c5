package io.opcuaws.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.identity.AbstractIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.DefaultIssuedIdentity;
import org.eclipse.milo.opcua.sdk.server.identity.Identity.IssuedIdentity;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityAlgorithm;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.IssuedIdentityToken;
import org.eclipse.milo.opcua.stack.core.types.structured.SignatureData;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;

/**
 * Accepts one issued token. Its data is encrypted as a password is: length, data and the server's last nonce (OPC
 * 10000-4, 7.40.2.2).
 */
final class IssuedTokens extends AbstractIdentityValidator {

    private final byte[] accepted;

    IssuedTokens(String accepted) {
        this.accepted = accepted.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Set<UserTokenType> getSupportedTokenTypes() {
        return Set.of(UserTokenType.IssuedToken);
    }

    @Override
    protected IssuedIdentity validateIssuedIdentityToken(
            Session session, IssuedIdentityToken token, UserTokenPolicy policy, SignatureData signature)
            throws UaException {
        byte[] data = token.getTokenData().bytesOrEmpty();
        String algorithm = token.getEncryptionAlgorithm();
        if (algorithm != null && !algorithm.isEmpty()) {
            data = decrypt(session, SecurityAlgorithm.fromUri(algorithm), data);
        }
        if (!Arrays.equals(data, accepted)) {
            throw new UaException(StatusCodes.Bad_IdentityTokenRejected);
        }
        return new DefaultIssuedIdentity(ByteString.of(data));
    }

    private byte[] decrypt(Session session, SecurityAlgorithm algorithm, byte[] encrypted) throws UaException {
        ByteBuffer plain =
                ByteBuffer.wrap(decryptTokenData(session, algorithm, encrypted)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] nonce = session.getLastNonce().bytesOrEmpty();
        int length = plain.getInt() - nonce.length;
        if (length < 0 || length + nonce.length > plain.remaining()) {
            throw new UaException(StatusCodes.Bad_IdentityTokenInvalid);
        }
        byte[] data = new byte[length];
        byte[] sentNonce = new byte[nonce.length];
        plain.get(data).get(sentNonce);
        if (!Arrays.equals(nonce, sentNonce)) {
            throw new UaException(StatusCodes.Bad_IdentityTokenInvalid);
        }
        return data;
    }
}
