package io.opcuaws.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.ServiceRequest;
import io.opcuaws.protocol.ServiceResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the rest of the gateway relies on in the records that are generated from the schemas. */
final class RecordsTest {

    private static final UserAuth EVERY_SECRET = new UserAuth(
            UserTokenType.USER_NAME,
            "policy",
            "user1",
            "s3cr3t-password",
            "certificate",
            "s3cr3t-key",
            "s3cr3t-token",
            "Base64",
            SecurityPolicyUri.NONE);

    /** Whoever logs a request must not log a password with it. */
    @Test
    void noSecretIsShown() {
        LoginRequest login =
                new LoginRequest(null, "opc.tcp://a", SecurityPolicyUri.NONE, SecurityMode.NONE, EVERY_SECRET, 0, null);

        assertThat(EVERY_SECRET.toString()).doesNotContain("s3cr3t").contains("password=***", "userName=user1");
        assertThat(login.toString()).doesNotContain("s3cr3t");
        assertThat(new LoginResponse("1", "s3cr3t", 1.0).toString()).contains("resumeToken=***");
        assertThat(new ResumeRequest("1", "s3cr3t", 0).toString()).contains("resumeToken=***");
    }

    @Test
    void aListCannotBeChangedFromOutside() {
        List<ReadValueId> nodes = new ArrayList<>();
        ReadRequest request = new ReadRequest(nodes, 0, 2);

        nodes.add(new ReadValueId(new NodeId(0, "85", null), 13, null, null));

        assertThat(request.nodesToRead()).isEmpty();
        assertThatThrownBy(() -> request.nodesToRead().add(nodes.get(0)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aServiceIsWhatItsSchemaSays() {
        assertThat(Service.READ.serviceName()).isEqualTo("Read");
        assertThat(Service.READ.needsSession()).isTrue();
        assertThat(Service.READ.changesPlant()).isFalse();
        assertThat(new ReadRequest(List.of(), 0, 2)).isInstanceOf(ServiceRequest.class);
        assertThat(new ReadResponse(List.of())).isInstanceOf(ServiceResponse.class);
    }

    /** Whoever lets users only look at a plant must know every service that can touch it. */
    @Test
    void theServicesThatChangeThePlantAreThese() {
        assertThat(Service.values())
                .filteredOn(Service::changesPlant)
                .containsExactlyInAnyOrder(
                        Service.WRITE,
                        Service.HISTORY_UPDATE,
                        Service.CALL,
                        Service.ADD_NODES,
                        Service.ADD_REFERENCES,
                        Service.DELETE_NODES,
                        Service.DELETE_REFERENCES);
    }

    @Test
    void onlyADiscoveryNeedsNoSession() {
        assertThat(Service.values())
                .filteredOn(service -> !service.needsSession())
                .containsExactlyInAnyOrder(Service.FIND_SERVERS, Service.GET_ENDPOINTS);
    }

    /** Login, logout and status are the session's own: the domain must never be handed one as a service. */
    @Test
    void whatBelongsToTheSessionIsNoService() {
        assertThat(ServiceRequest.class.isAssignableFrom(LoginRequest.class)).isFalse();
        assertThat(ServiceRequest.class.isAssignableFrom(LogoutRequest.class)).isFalse();
        assertThat(ServiceResponse.class.isAssignableFrom(LoginResponse.class)).isFalse();
    }

    @Test
    void everyRequestHasAResponse() {
        for (MessageType type : MessageType.values()) {
            if (type.text().endsWith("Request")) {
                assertThat(MessageType.of(type.text().replaceAll("Request$", "Response")))
                        .as(type.text())
                        .isPresent();
            }
        }
    }
}
