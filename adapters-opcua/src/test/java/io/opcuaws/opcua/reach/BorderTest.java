package io.opcuaws.opcua.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.status.Failures;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts are connected to, and at which address. The names of this world lead where a test says. */
class BorderTest {

    private static final String REFUSED = "BadUserAccessDenied";
    private static final StatusCode UNKNOWN = StatusCode.BAD_TCP_ENDPOINT_URL_INVALID;

    private final List<String> lookedUp = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private final Border border = new Border(this::resolve);

    private CompletableFuture<InetAddress> resolve(String host) {
        lookedUp.add(host);
        String answer = Network.isAddress(host) ? host : answers.remove();
        return answer.isEmpty()
                ? CompletableFuture.failedFuture(new FailureException(new Failure(UNKNOWN, "There is no such host.")))
                : CompletableFuture.completedFuture(address(answer));
    }

    private static InetAddress address(String numeric) {
        try {
            return InetAddress.getByName(numeric);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(numeric, e);
        }
    }

    /** Where a connection goes, or the status with which it is refused. */
    private String goes(String host, int port, Reach reach) {
        return border.pass(host, port, reach)
                .handle((address, thrown) -> thrown == null
                        ? address.getHostAddress()
                        : Failures.of(thrown).status().name())
                .join();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/24,           10.0.0.9,      4840, true",
        "10.0.0.0/24,           10.0.1.9,      4840, false",
        "10.0.0.0/24:4840,      10.0.0.9,      4840, true",
        "10.0.0.0/24:4840,      10.0.0.9,      4841, false",
        "10.0.0.0/24:4840-4850, 10.0.0.9,      4850, true",
        "10.0.0.0/24:4840-4850, 10.0.0.9,      4851, false",
        "10.0.0.5,              10.0.0.5,      4840, true",
        "10.0.0.5,              10.0.0.50,     4840, false",
        "0.0.0.0/0,             203.0.113.1,   1,    true",
        "[fd12::]/16,           fd12:1::1,     4840, true",
        "[fd12::]/16,           fd13:1::1,     4840, false",
        "[fd12::1]:4840,        fd12::1,       4840, true",
        "[fd12::1]:4840,        fd12::1,       4841, false",
        "10.0.0.0/24,           ::ffff:10.0.0.9, 4840, true",
        "*,                     203.0.113.1,   4840, true",
        "*:4840,                203.0.113.1,   4841, false",
        "plc-*,                 10.0.0.9,      4840, false",
        "opc.tcp://10.0.0.5:4840, 10.0.0.5,    4840, true"
    })
    void numericAddressesAreWithinNetworks(String allowed, String host, int port, boolean within) {
        String goes = goes(host, port, AllowedTargets.of(List.of(allowed)));

        assertThat(goes).isEqualTo(within ? address(host).getHostAddress() : REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "plc-*.plant.example,      plc-7.plant.example,        true",
        "plc-*.plant.example,      PLC-7.Plant.Example,        true",
        "plc-*.plant.example,      plc-7.plant.example.org,    false",
        "plc-*.plant.example,      other.plant.example,        false",
        "plc.plant.example,        plcxplant.example,          false",
        "*,                        anything.at.all,            true",
        "plc-*.plant.example:4840, plc-7.plant.example,        false",
    })
    void namesMatchPatterns(String allowed, String host, boolean within) {
        answers.add("10.0.0.7");

        assertThat(goes(host, 4841, AllowedTargets.of(List.of(allowed)))).isEqualTo(within ? "10.0.0.7" : REFUSED);
    }

    @Test
    void aNameThatLeadsIntoAnAllowedNetworkMayBeConnectedTo() {
        answers.addAll(List.of("10.0.0.9", "10.9.0.9"));
        Reach reach = AllowedTargets.of(List.of("10.0.0.0/24"));

        assertThat(goes("line-3", 4840, reach)).isEqualTo("10.0.0.9");
        assertThat(goes("line-3", 4840, reach)).isEqualTo(REFUSED);
    }

    /** DNS rebinding: what was found at the first look is not what the second one gives. */
    @Test
    void aNameIsLookedUpOnceForEachConnectionAndCheckedEachTime() {
        answers.addAll(List.of("10.0.0.9", "169.254.169.254"));
        Reach reach = AllowedTargets.of(List.of("*", "10.0.0.0/24"));

        assertThat(goes("evil.example", 4840, reach)).isEqualTo("10.0.0.9");
        assertThat(lookedUp).hasSize(1);
        assertThat(goes("evil.example", 4840, reach)).isEqualTo(REFUSED);
        assertThat(lookedUp).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254", "169.254.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192", "0.0.0.0",
                        "0.1.2.3",
                "224.0.0.1", "255.255.255.255", "::", "fe80::1", "fd00:ec2::254", "fd20:ce::254", "ff02::1",
                "::ffff:169.254.169.254", "::a9fe:a9fe", "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::1"
            })
    void noSettingAllowsLinkLocalOrMetadataAddresses(String forbidden) {
        Reach everything = AllowedTargets.of(List.of("*", "0.0.0.0/0", "[::]/0", "evil.example"));
        answers.add(forbidden);

        assertThat(goes(forbidden, 4840, everything)).isEqualTo(REFUSED);
        assertThat(goes("evil.example", 4840, everything)).isEqualTo(REFUSED);
        assertThat(goes(forbidden, 4840, new NamedTarget(forbidden, AllowedTargets.NOTHING)))
                .isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "10.0.0.1", "192.168.1.1", "fd12::1"})
    void privateAddressesAreWhereServersAre(String address) {
        assertThat(goes(address, 4840, AllowedTargets.EVERYTHING))
                .isEqualTo(address(address).getHostAddress());
    }

    @Test
    void aNameThatIsNotAllowedIsNotEvenLookedUp() {
        assertThat(goes("secret.internal", 4840, AllowedTargets.of(List.of("plc-*"))))
                .isEqualTo(REFUSED);
        assertThat(lookedUp).isEmpty();
    }

    /** Whoever may not go there learns nothing of the names in the gateway's network. */
    @Test
    void whetherANameExistsIsToldOnlyToThoseWhoMayGoThere() {
        answers.addAll(List.of("", "10.9.0.9", ""));
        Reach networks = AllowedTargets.of(List.of("10.0.0.0/24", "plc-*"));

        assertThat(goes("missing.internal", 4840, networks)).isEqualTo(REFUSED);
        assertThat(goes("existing.internal", 4840, networks)).isEqualTo(REFUSED);
        assertThat(goes("plc-9", 4840, networks)).isEqualTo(UNKNOWN.name());
    }

    @Test
    void aNamedTargetsHostIsAllowedAndWhatClientsCouldNameThemselves() {
        answers.addAll(List.of("10.0.0.9", "10.1.0.9"));
        Reach reach = new NamedTarget("line-3", AllowedTargets.of(List.of("10.1.0.0/16")));

        assertThat(goes("LINE-3", 4841, reach)).isEqualTo("10.0.0.9");
        assertThat(goes("line-4", 4840, reach)).isEqualTo("10.1.0.9");
        assertThat(goes("10.2.0.9", 4840, reach)).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/33,      /33 must be from /0 to /32",
        "10.0.0.300,       10.0.0.300 is no numeric address",
        "[fd12::]/129,     /129 must be from /0 to /128",
        "plc:0,            'ports go from 1 to 65535, the lower one first, not 0'",
        "plc:4850-4840,    'ports go from 1 to 65535, the lower one first, not 4850-4840'",
        "plc:https,        'the port must be a number or two with a dash between, not https'",
        "http://plc,       'the port must be a number or two with a dash between, not //plc'",
        "fd12::1,          'must be a host pattern, an address or a network, with or without :port; IPv6 in brackets'",
        "pl c,             pl c is no host name"
    })
    void aMistakeInTheListIsNamed(String entry, String reason) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> AllowedTargets.of(List.of(entry)))
                .withMessage(entry + ": " + reason);
    }
}
