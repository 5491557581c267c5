package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.ClientMessage.TargetsListed;
import io.opcuaws.domain.port.ClientRequest;
import io.opcuaws.domain.port.Permission;
import io.opcuaws.domain.port.TargetAccess;
import io.opcuaws.protocol.codec.MessageReader;
import io.opcuaws.protocol.codec.MessageWriter;
import io.opcuaws.protocol.codec.WireForm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ListTargetsTest {

    private static final String REQUEST =
            "{\"Header\":{\"MessageType\":\"GW_ListTargetsRequest\",\"ClientHandle\":\"c\"},\"Body\":{}}";

    private final MessageEncoder encoder = new MessageEncoder(new MessageWriter(), WireForm.V2);

    private static ClientRequest request() {
        return ((Decoded.Understood) new MessageDecoder(new MessageReader()).decode(REQUEST)).request();
    }

    @Test
    void aClientIsToldNamesAndRightsInTheirOrder() {
        TargetAccess some = new TargetAccess(
                "line-3",
                Set.of(Permission.CALL, Permission.READ, Permission.WRITE),
                Optional.of(List.of("ns=2;s=Boiler.*")),
                Optional.empty());
        TargetAccess all = new TargetAccess("line-4", Set.of(Permission.values()), Optional.empty(), Optional.empty());

        assertThat(encoder.targetsListed(new TargetsListed(request().tag(), List.of(some, all))))
                .endsWith("\"Body\":{\"Targets\":[{\"Name\":\"line-3\",\"Allowed\":[\"Read\",\"Write\",\"Call\"],"
                        + "\"WriteNodes\":[\"ns=2;s=Boiler.*\"]},{\"Name\":\"line-4\",\"Allowed\":[\"Read\",\"Write\","
                        + "\"Call\",\"HistoryUpdate\",\"NodeManagement\"]}]}}");
    }

    @Test
    void theRequestNeedsNoSession() {
        assertThat(request()).isInstanceOf(ClientRequest.ListTargets.class);
    }
}
