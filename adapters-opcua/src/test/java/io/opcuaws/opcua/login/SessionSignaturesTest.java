package io.opcuaws.opcua.login;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.opcuaws.demo.DemoCertificate;
import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import org.eclipse.milo.opcua.stack.core.Stack;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.ApplicationDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.ResponseHeader;
import org.eclipse.milo.opcua.stack.core.types.structured.SignatureData;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.eclipse.milo.opcua.stack.core.util.SignatureUtil;
import org.junit.jupiter.api.Test;

/** Whether the one who made a session is the one whose endpoint was chosen. */
class SessionSignaturesTest {

    private static final DemoCertificate SERVER = DemoCertificate.generate();
    private static final DemoCertificate IMPOSTOR = DemoCertificate.generate();
    private static final ByteString CLIENT = ByteString.of(new byte[] {1, 2, 3});
    private static final ByteString NONCE = ByteString.of(new byte[32]);

    private static final UserTokenPolicy ENCRYPTED =
            new UserTokenPolicy("user", UserTokenType.UserName, null, null, SecurityPolicy.Basic256Sha256.getUri());
    private static final UserTokenPolicy CLEAR =
            new UserTokenPolicy("user", UserTokenType.UserName, null, null, SecurityPolicy.None.getUri());

    @Test
    void acceptsTheServer() {
        assertThatCode(() -> verify(ENCRYPTED, SERVER, SERVER, endpoint(ENCRYPTED)))
                .doesNotThrowAnyException();
    }

    /** The recommendation is to repeat the endpoints; some servers leave them out. */
    @Test
    void acceptsAServerThatDoesNotRepeatItsEndpoints() {
        assertThatCode(() -> verify(ENCRYPTED, SERVER, SERVER)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnotherCertificate() {
        assertThatThrownBy(() -> verify(ENCRYPTED, IMPOSTOR, IMPOSTOR, endpoint(ENCRYPTED)))
                .hasMessageContaining("not the endpoint's certificate");
    }

    @Test
    void refusesTheServersCertificateWithoutItsKey() {
        assertThatThrownBy(() -> verify(ENCRYPTED, SERVER, IMPOSTOR, endpoint(ENCRYPTED)))
                .isInstanceOf(UaException.class);
    }

    /** Somebody on the way has changed the list that was asked for without security, to see the password in clear. */
    @Test
    void refusesATokenPolicyThatTheServerDoesNotOffer() {
        assertThatThrownBy(() -> verify(CLEAR, SERVER, SERVER, endpoint(ENCRYPTED)))
                .hasMessageContaining("not one of the server's");
    }

    private static void verify(
            UserTokenPolicy discovered, DemoCertificate shown, DemoCertificate signing, EndpointDescription... offered)
            throws Exception {
        byte[] signature = SignatureUtil.sign(
                SecurityPolicy.Basic256Sha256.getAsymmetricSignatureAlgorithm(),
                signing.privateKey(),
                ByteBuffer.wrap(CLIENT.bytesOrEmpty()),
                ByteBuffer.wrap(NONCE.bytesOrEmpty()));
        CreateSessionResponse response = new CreateSessionResponse(
                new ResponseHeader(DateTime.now(), uint(0), StatusCode.GOOD, null, null, null),
                NodeId.NULL_VALUE,
                NodeId.NULL_VALUE,
                60_000.0,
                NONCE,
                ByteString.of(shown.certificate().getEncoded()),
                offered,
                null,
                new SignatureData(
                        SecurityPolicy.Basic256Sha256.getAsymmetricSignatureAlgorithm()
                                .getUri(),
                        ByteString.of(signature)),
                uint(0));
        SessionSignatures.verifyServer(response, endpoint(discovered), CLIENT, NONCE);
    }

    private static EndpointDescription endpoint(UserTokenPolicy token) throws CertificateEncodingException {
        return new EndpointDescription(
                "opc.tcp://plc",
                new ApplicationDescription("urn:plc", null, null, null, null, null, null),
                ByteString.of(SERVER.certificate().getEncoded()),
                MessageSecurityMode.Sign,
                SecurityPolicy.Basic256Sha256.getUri(),
                new UserTokenPolicy[] {token},
                Stack.TCP_UASC_UABINARY_TRANSPORT_URI,
                ubyte(0));
    }
}
