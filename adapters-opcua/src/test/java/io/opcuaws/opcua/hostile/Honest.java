package io.opcuaws.opcua.hostile;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.UaMessageType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.ApplicationType;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.ActivateSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ActivateSessionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ApplicationDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.ChannelSecurityToken;
import org.eclipse.milo.opcua.stack.core.types.structured.CloseSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CloseSessionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSessionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSubscriptionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSubscriptionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.GetEndpointsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.GetEndpointsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.OpenSecureChannelResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.SignatureData;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.jspecify.annotations.Nullable;

/** The answers of a small server that means no harm: one endpoint without security, and every value is 42. */
public final class Honest {

    static final long LIFETIME = 3_600_000;
    private static final NodeId TOKEN = new NodeId(1, "token");

    private Honest() {}

    static void answer(Call call) throws IOException {
        switch (call.type()) {
            case "HEL" -> call.wire().send(acknowledge(65_536, 0, 0));
            case "OPN" -> call.answer(channel(call, LIFETIME));
            case "CLO" -> call.wire().hangUp();
            default -> service(call);
        }
    }

    private static void service(Call call) throws IOException {
        if (call.is(GetEndpointsRequest.class)) {
            call.answer(new GetEndpointsResponse(call.header(), new EndpointDescription[] {endpoint(call)}));
        } else if (call.is(CreateSessionRequest.class)) {
            call.answer(session(call, TOKEN, ByteString.of(new byte[32])));
        } else if (call.is(ActivateSessionRequest.class)) {
            call.answer(new ActivateSessionResponse(call.header(), ByteString.of(new byte[32]), null, null));
        } else if (call.request() instanceof ReadRequest read) {
            call.answer(values(call, Stream.of(read.getNodesToRead()).map(Honest::value)));
        } else if (call.is(CreateSubscriptionRequest.class)) {
            call.answer(new CreateSubscriptionResponse(call.header(), uint(1), 100.0, uint(1_000), uint(10)));
        } else if (call.request() instanceof CreateMonitoredItemsRequest create) {
            call.answer(new CreateMonitoredItemsResponse(
                    call.header(),
                    Stream.of(create.getItemsToCreate())
                            .map(item -> new MonitoredItemCreateResult(StatusCode.GOOD, uint(1), 100.0, uint(1), null))
                            .toArray(MonitoredItemCreateResult[]::new),
                    null));
        } else if (call.is(CloseSessionRequest.class)) {
            call.answer(new CloseSessionResponse(call.header()));
        } else if (!call.is(PublishRequest.class)) {
            call.fault(StatusCodes.Bad_ServiceUnsupported);
        }
    }

    public static byte[] acknowledge(long bufferSize, long maxMessageSize, long maxChunkCount) {
        ByteBuf message = Wire.head("ACK", 'F', 0);
        message.writeIntLE(0).writeIntLE((int) bufferSize).writeIntLE((int) bufferSize);
        return Wire.sized(message.writeIntLE((int) maxMessageSize).writeIntLE((int) maxChunkCount));
    }

    public static UaMessageType channel(Call call, long lifetime) {
        Wire wire = call.wire();
        return new OpenSecureChannelResponse(
                call.header(),
                uint(0),
                new ChannelSecurityToken(uint(wire.channelId), uint(wire.tokenId), DateTime.now(), uint(lifetime)),
                ByteString.NULL_VALUE);
    }

    public static EndpointDescription endpoint(Call call) {
        return endpoint(call.wire().url(), ByteString.NULL_VALUE);
    }

    public static EndpointDescription endpoint(@Nullable String url, @Nullable ByteString certificate) {
        return new EndpointDescription(
                url,
                new ApplicationDescription(
                        "urn:hostile",
                        "urn:hostile",
                        LocalizedText.english("x"),
                        ApplicationType.Server,
                        null,
                        null,
                        null),
                certificate,
                MessageSecurityMode.None,
                SecurityPolicy.None.getUri(),
                new UserTokenPolicy[] {new UserTokenPolicy("anonymous", UserTokenType.Anonymous, null, null, null)},
                "http://opcfoundation.org/UA-Profile/Transport/uatcp-uasc-uabinary",
                ubyte(0));
    }

    public static CreateSessionResponse session(Call call, NodeId token, ByteString nonce) {
        return new CreateSessionResponse(
                call.header(),
                new NodeId(1, 1),
                token,
                60_000.0,
                nonce,
                ByteString.NULL_VALUE,
                new EndpointDescription[] {endpoint(call)},
                null,
                new SignatureData(null, null),
                uint(0));
    }

    public static ReadResponse values(Call call, Stream<DataValue> values) {
        return new ReadResponse(call.header(), values.toArray(DataValue[]::new), null);
    }

    private static DataValue value(ReadValueId item) {
        return item.getNodeId().equals(NodeIds.Server_NamespaceArray)
                ? new DataValue(new Variant(new String[] {"http://opcfoundation.org/UA/", "urn:hostile"}))
                : item.getNodeId().getNamespaceIndex().intValue() == 0
                        ? new DataValue(StatusCodes.Bad_NodeIdUnknown)
                        : new DataValue(new Variant(42));
    }

    static byte[] endpoints(Call call) {
        return Wire.bytes(endpoints(call, Honest.endpoint(call)));
    }

    static UaMessageType endpoints(Call call, EndpointDescription... endpoints) {
        return new GetEndpointsResponse(call.header(), endpoints);
    }
}
