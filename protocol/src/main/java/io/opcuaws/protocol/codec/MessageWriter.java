package io.opcuaws.protocol.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.opcuaws.protocol.message.LogoutResponse;
import io.opcuaws.protocol.message.NotifyBody;
import io.opcuaws.protocol.message.NotifyHeader;
import io.opcuaws.protocol.message.ResponseBody;
import io.opcuaws.protocol.message.ResponseHeader;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes messages to clients: compact JSON, members in the order of the schemas, absent ones left out. */
public final class MessageWriter {

    /**
     * Writes a response.
     *
     * @param body null exactly if the header's status is bad
     */
    public String write(WireForm form, ResponseHeader header, @Nullable ResponseBody body) {
        boolean empty = body instanceof LogoutResponse;
        // The seed shows a logout's body as an empty string, and existing clients compare with it.
        return write(form, new Frame(header, empty && form == WireForm.V1 ? "" : body));
    }

    /** Writes what a session tells by itself. */
    public String write(WireForm form, NotifyHeader header, NotifyBody body) {
        return write(form, new Frame(header, body));
    }

    private String write(WireForm form, Frame frame) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new ScalarGenerator(RecordMapper.MAPPER.createGenerator(text), form)) {
            RecordMapper.MAPPER.writeValue(generator, frame);
        }
        return text.toString();
    }

    /** A message as it lies on the wire. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"Header", "Body"})
    private record Frame(
            @JsonProperty("Header") Record header,
            @JsonProperty("Body") @Nullable Object body) {}
}
