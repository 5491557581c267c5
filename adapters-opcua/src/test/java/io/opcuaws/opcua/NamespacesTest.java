package io.opcuaws.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.Namespaces;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.protocol.message.NodeId;
import io.opcuaws.protocol.message.ReadRequest;
import io.opcuaws.protocol.message.ReadResponse;
import io.opcuaws.protocol.message.ReadValueId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A session tells its server's namespaces, and performs what was decided with them only while they are so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamespacesTest {

    private static final ReadRequest NAMESPACE_ARRAY =
            new ReadRequest(List.of(new ReadValueId(new NodeId(0, "2255", null), 13, null, null)), 0, 2);

    private final Rig rig = Rig.start();
    private final OpcUaSession session = rig.open(rig.settings());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void theyAreTheServersOwn() {
        ReadResponse read = (ReadResponse) Rig.result(session.invoke(NAMESPACE_ARRAY, Rig.SOON));

        Map<Integer, String> uris = session.namespaces().uris();
        assertThat(read.results().get(0).toString()).contains(uris.get(1)).contains(uris.get(2));
        assertThat(session.namespaces().uri(0)).hasValue("http://opcfoundation.org/UA/");
        assertThat(session.namespaces().uri(9)).isEmpty();
    }

    @Test
    void aRequestThatWasDecidedWithThemIsPerformed() {
        assertThat(Rig.result(session.invokeIn(session.namespaces(), NAMESPACE_ARRAY, Rig.SOON)))
                .isInstanceOf(ReadResponse.class);
    }

    @Test
    void oneThatWasDecidedWithOthersIsNot() {
        Namespaces others = new Namespaces(Map.of(2, "urn:elsewhere"));

        assertThat(Rig.failure(session.invokeIn(others, NAMESPACE_ARRAY, Rig.SOON))
                        .status())
                .isEqualTo(StatusCode.BAD_NOT_CONNECTED);
    }
}
