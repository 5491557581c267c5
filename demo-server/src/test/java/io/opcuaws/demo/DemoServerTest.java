package io.opcuaws.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoServerTest {

    @Test
    void offersNoSecurityAndFivePoliciesInBothModes() throws Exception {
        try (DemoServer server = DemoServer.start(DemoServerOptions.defaults())) {
            List<EndpointDescription> endpoints =
                    DiscoveryClient.getEndpoints(server.endpointUrl()).get();

            assertThat(endpoints).hasSize(11);
            assertThat(endpoints)
                    .extracting(EndpointDescription::getServerCertificate)
                    .containsOnly(ByteString.of(server.certificate().getEncoded()));
        }
    }

    @Test
    void saysWhyAValueCannotBeRead() throws Exception {
        try (DemoServer server = DemoServer.start(DemoServerOptions.defaults())) {
            assertThat(read(server, "Demo.Scalar.Int32").value().value()).isEqualTo(-2_000_000_000);
            assertThat(read(server, "Demo.Access.WriteOnly").statusCode().toString())
                    .contains("Bad_NotReadable");
            assertThat(read(server, "Demo.Access.Forbidden").statusCode().toString())
                    .contains("Bad_UserAccessDenied");
        }
    }

    @Test
    void forgetsItsSessionsButNotItsNameWhenItIsRestarted() throws Exception {
        DemoServer first = DemoServer.start(DemoServerOptions.defaults());
        OpcUaClient client = OpcUaClient.create(first.endpointUrl()).connect();
        try {
            assertThat(first.sessionCount()).isEqualTo(1);
            first.close();
            try (DemoServer second = DemoServer.start(first.options())) {
                assertThat(second.endpointUrl()).isEqualTo(first.endpointUrl());
                assertThat(second.certificate()).isEqualTo(first.certificate());
                assertThat(second.sessionCount()).isZero();
            }
        } finally {
            var unused = client.disconnectAsync();
        }
    }

    @Test
    void keepsSessionsWhenConnectionsAreDroppedAndNotWhenTheyAreDeleted() throws Exception {
        try (DemoServer server = DemoServer.start(DemoServerOptions.defaults())) {
            OpcUaClient client = OpcUaClient.create(server.endpointUrl()).connect();
            server.refuseConnections(true);
            server.dropConnections();
            await().until(() -> server.connectionCount() == 0);
            assertThat(server.sessionCount()).isEqualTo(1);
            server.deleteSessions();
            assertThat(server.sessionCount()).isZero();
            var unused = client.disconnectAsync();
        }
    }

    @Test
    void refusesToStartWhereAnotherOneListens() {
        try (DemoServer server = DemoServer.start(DemoServerOptions.defaults())) {
            assertThatThrownBy(() -> DemoServer.start(server.options()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(String.valueOf(server.options().port()));
        }
    }

    @Test
    void hasTheSameCertificateWheneverItIsStartedInTheSameDirectory(@TempDir Path directory) {
        DemoCertificate first = DemoCertificate.in(directory);
        DemoCertificate second = DemoCertificate.in(directory);

        assertThat(second).isEqualTo(first);
    }

    private static DataValue read(DemoServer server, String id) throws UaException {
        OpcUaClient client = OpcUaClient.create(server.endpointUrl()).connect();
        try {
            return client.readValues(0, TimestampsToReturn.Both, List.of(new NodeId(2, id)))
                    .get(0);
        } finally {
            client.disconnect();
        }
    }
}
