package io.opcuaws.opcua.hostile;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.stack.core.types.UaMessageType;
import org.eclipse.milo.opcua.stack.core.types.UaRequestMessageType;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.ResponseHeader;
import org.eclipse.milo.opcua.stack.core.types.structured.ServiceFault;
import org.jspecify.annotations.Nullable;

/**
 * One message of the gateway, and the ways to answer it.
 *
 * @param type {@code HEL}, {@code OPN}, {@code MSG} or {@code CLO}
 * @param requestId 0 for {@code HEL}
 * @param request null for {@code HEL}
 */
public record Call(
        Wire wire, String type, long requestId, @Nullable UaRequestMessageType request) {

    /** Whether it asks for this service. */
    public boolean is(Class<? extends UaRequestMessageType> kind) {
        return kind.isInstance(request);
    }

    /** The header of a good answer. */
    public ResponseHeader header() {
        return header(0);
    }

    public ResponseHeader header(long status) {
        UInteger handle =
                request == null ? UInteger.MIN : request.getRequestHeader().getRequestHandle();
        return new ResponseHeader(DateTime.now(), handle, new StatusCode(status), null, null, null);
    }

    /** Answers as it should be done. */
    public boolean answer(UaMessageType response) throws IOException {
        return answer(Wire.bytes(response));
    }

    /** Answers with these bytes where a message should be. */
    public boolean answer(byte[] message) throws IOException {
        return answer(requestId, message);
    }

    /** Answers another request. */
    public boolean answer(long otherRequestId, byte[] message) throws IOException {
        wire.send(wire.chunk(type, 'F', otherRequestId, message));
        return true;
    }

    public boolean fault(long status) throws IOException {
        return answer(new ServiceFault(header(status)));
    }

    /** Answers with a message that these bytes are written over at the end. */
    public boolean answer(UaMessageType response, Consumer<ByteBuf> spoil) throws IOException {
        return answer(Wire.bytes(response, spoil));
    }
}
