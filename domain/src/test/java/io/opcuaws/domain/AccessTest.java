package io.opcuaws.domain;

import static io.opcuaws.domain.port.Permission.CALL;
import static io.opcuaws.domain.port.Permission.HISTORY_UPDATE;
import static io.opcuaws.domain.port.Permission.NODE_MANAGEMENT;
import static io.opcuaws.domain.port.Permission.READ;
import static io.opcuaws.domain.port.Permission.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.World.FakeClient;
import io.opcuaws.domain.World.FakeSession;
import io.opcuaws.domain.access.AccessRule;
import io.opcuaws.domain.access.AccessRules;
import io.opcuaws.domain.access.NamedTarget;
import io.opcuaws.domain.access.NodePattern;
import io.opcuaws.domain.access.Rights;
import io.opcuaws.domain.port.LoginTarget;
import io.opcuaws.domain.port.Namespaces;
import io.opcuaws.domain.port.Permission;
import io.opcuaws.domain.port.SessionSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Targets that the operator has named, and what clients may do there. */
class AccessTest {

    private static final String ADDRESS = "opc.tcp://10.0.0.5:4840";

    private AccessRules rules = AccessRules.OPEN;
    private final World world = new World(GatewaySettings.DEFAULT.withAccess(() -> rules));
    private final FakeClient dashboard = world.anotherClient("D", "dashboard");
    private final FakeClient operator = world.anotherClient("O", "operator");

    private static AccessRule allow(String client, Permission... permissions) {
        return new AccessRule(Set.of(client), Set.of(permissions), Optional.empty(), Optional.empty());
    }

    private static AccessRule byNode(String client, List<String> write, List<String> call) {
        return new AccessRule(
                Set.of(client), Set.of(READ, WRITE, CALL), Optional.of(patterns(write)), Optional.of(patterns(call)));
    }

    private static List<NodePattern> patterns(List<String> texts) {
        return texts.stream().map(NodePattern::of).toList();
    }

    private static AccessRules line3(AccessRule... rules) {
        return targets(Map.of("line-3", Rights.of(List.of(rules))));
    }

    private static AccessRules targets(Map<String, Rights> rights) {
        Map<String, NamedTarget> targets = new HashMap<>();
        rights.forEach((name, each) -> targets.put(name, new NamedTarget(settings(ADDRESS), each)));
        return new AccessRules(targets, Rights.EVERYBODY_EVERYTHING, false);
    }

    private static SessionSettings settings(String url) {
        return new SessionSettings(
                url,
                World.SETTINGS.securityPolicy(),
                World.SETTINGS.securityMode(),
                World.SETTINGS.identity(),
                Optional.empty(),
                Optional.empty());
    }

    private void replace(AccessRules newRules) {
        rules = newRules;
        world.gateway.accessChanged();
    }

    @Nested
    class NamedTargets {

        @Test
        void theGatewayKnowsWhereATargetIs() {
            rules = line3(allow("*", READ));
            dashboard.login("a", Optional.empty(), new LoginTarget.Named("line-3"), Duration.ZERO);

            assertThat(world.happened()).containsExactly("open line-3 at opc.tcp://10.0.0.5:4840 10000 ms");
        }

        @Test
        void aTargetThatAClientMayNotUseIsAnsweredAsOneThatDoesNotExist() {
            rules = line3(allow("operator", READ));
            dashboard.login("a", Optional.empty(), new LoginTarget.Named("line-3"), Duration.ZERO);
            dashboard.login("b", Optional.empty(), new LoginTarget.Named("line-4"), Duration.ZERO);

            assertThat(world.happened()).containsExactly("D| a: BadUserAccessDenied", "D| b: BadUserAccessDenied");
        }

        @Test
        void aClientIsToldTheTargetsThatItMayUseAndWhatFor() {
            rules = targets(Map.of(
                    "b", Rights.of(List.of(allow("dashboard", READ), allow("*", CALL))),
                    "a", Rights.EVERYBODY_EVERYTHING,
                    "c", Rights.of(List.of(allow("operator", READ)))));
            dashboard.listTargets("t");

            assertThat(world.happened())
                    .containsExactly("D| t: targets [a [READ, WRITE, CALL, HISTORY_UPDATE, NODE_MANAGEMENT], "
                            + "b [READ, CALL]]");
        }
    }

    @Nested
    class OpenTargets {

        @Test
        void aClientWithoutRightsMayNotNameAServer() {
            rules = new AccessRules(Map.of(), Rights.of(List.of(allow("operator", READ))), false);
            dashboard.login("a", Optional.empty(), Duration.ZERO);
            operator.login("b", Optional.empty(), Duration.ZERO);

            assertThat(world.happened()).containsExactly("D| a: BadUserAccessDenied", "open 10000 ms");
        }

        @Test
        void norAskOneForItsEndpoints() {
            rules = new AccessRules(Map.of(), Rights.of(List.of(allow("operator", READ))), false);
            dashboard.discover("a");
            operator.discover("b");

            assertThat(world.happened()).containsExactly("D| a: BadUserAccessDenied", "discover 10000 ms");
        }
    }

    @Nested
    class Requests {

        @Test
        void eachNeedsItsOwnRight() {
            int sessions = 0;
            for (Permission permission : Permission.values()) {
                rules = line3(allow("dashboard", permission));
                FakeClient client = world.anotherClient("C", "dashboard");
                FakeSession session = client.loggedInTo("line-3", "l");
                String id = Integer.toString(++sessions);

                client.invoke("r", id);
                client.invoke("w", id, Plant.write("x"));
                client.invoke("c", id, Plant.call("x", "m"));
                client.invoke("h", id, Plant.historyUpdate());
                client.invoke("n", id, Plant.deleteNode("x"));

                assertThat(session.invocations)
                        .as("sent with the right to " + permission)
                        .hasSize(1);
                assertThat(world.happened())
                        .filteredOn(line -> line.startsWith("C|"))
                        .hasSize(Permission.values().length - 1)
                        .allMatch(line -> line.endsWith("BadUserAccessDenied"));
            }
        }

        @Test
        void rightsOfSeveralRulesAddUp() {
            rules = line3(allow("dashboard", READ), allow("*", WRITE), allow("operator", CALL));
            FakeSession session = dashboard.loggedInTo("line-3", "l");

            dashboard.invoke("r", "1");
            dashboard.invoke("w", "1", Plant.write("x"));
            dashboard.invoke("c", "1", Plant.call("x", "m"));

            assertThat(session.invocations).hasSize(2);
            assertThat(world.happened()).contains("D| c: BadUserAccessDenied");
        }

        @Test
        void nobodyChangesAnythingWhenTheGatewayIsReadOnly() {
            rules = new AccessRules(Map.of(), Rights.EVERYBODY_EVERYTHING, true);
            world.loggedIn("l");

            world.client.invoke("r", "1");
            world.client.invoke("w", "1", Plant.write("x"));
            world.client.invoke("c", "1", Plant.call("x", "m"));
            world.client.invoke("h", "1", Plant.historyUpdate());
            world.client.invoke("n", "1", Plant.deleteNode("x"));

            assertThat(world.happened())
                    .containsExactly(
                            "invoke 10000 ms",
                            "w: BadUserAccessDenied",
                            "c: BadUserAccessDenied",
                            "h: BadUserAccessDenied",
                            "n: BadUserAccessDenied");
        }
    }

    @Nested
    class ByNode {

        private FakeSession loggedInWith(AccessRule... given) {
            rules = line3(given);
            return dashboard.loggedInTo("line-3", "l");
        }

        @Test
        void aWriteGoesToTheNodesOfTheRights() {
            loggedInWith(byNode("dashboard", List.of("ns=2;s=Boiler.*"), List.of()));

            dashboard.invoke("a", "1", Plant.write("Boiler.Setpoint", "Boiler.Mode"));
            dashboard.invoke("b", "1", Plant.write("Tank.Setpoint"));

            assertThat(world.happened()).containsExactly("Write 10000 ms", "D| b: BadUserAccessDenied");
        }

        @Test
        void aWriteWithOneNodeTooManyIsNotSentAtAllAndTheNodeIsNamed() {
            FakeSession session = loggedInWith(byNode("dashboard", List.of("ns=2;s=Boiler.*"), List.of()));

            dashboard.invoke("a", "1", Plant.write("Boiler.Setpoint", "Tank.Setpoint", "Tank.Mode"));

            assertThat(session.invocations).isEmpty();
            assertThat(dashboard.lastRefusal).contains("ns=2;s=Tank.Setpoint").doesNotContain("Tank.Mode");
        }

        @Test
        void aCallGoesByItsMethodWhateverItsObjectIs() {
            loggedInWith(byNode("dashboard", List.of("*"), List.of("ns=2;s=Boiler.Heat")));

            dashboard.invoke("a", "1", Plant.call("Boiler", "Boiler.Heat"));
            dashboard.invoke("b", "1", Plant.call("Boiler.Heat", "Boiler.Stop"));

            assertThat(world.happened()).containsExactly("Call 10000 ms", "D| b: BadUserAccessDenied");
        }

        @Test
        void namespacesAreTheSameByIndexAndByUri() {
            loggedInWith(byNode("dashboard", List.of("nsu=urn:plant;*", "ns=1;s=x"), List.of()));

            dashboard.invoke("a", "1", Plant.write(Plant.node("2", "y")));
            dashboard.invoke("b", "1", Plant.write(Plant.node("urn:plant", "y")));
            dashboard.invoke("c", "1", Plant.write(Plant.node("urn:server", "x")));
            dashboard.invoke("d", "1", Plant.write(Plant.node("urn:other", "x")));

            assertThat(world.happened())
                    .containsExactly("Write 10000 ms", "Write 10000 ms", "Write 10000 ms", "D| d: BadUserAccessDenied");
        }

        @Test
        void anIndexThatMeansAnotherNamespaceAfterAReconnectIsRefused() {
            FakeSession session = loggedInWith(byNode("dashboard", List.of("nsu=urn:plant;*"), List.of()));
            session.isLost();
            session.namespaces = new Namespaces(Map.of(2, "urn:safety", 3, "urn:plant"));
            session.isBack(true);
            world.happened();

            dashboard.invoke("a", "1", Plant.write(Plant.node("2", "y")));
            dashboard.invoke("b", "1", Plant.write(Plant.node("3", "y")));

            assertThat(world.happened()).containsExactly("D| a: BadUserAccessDenied", "Write 10000 ms");
        }

        @Test
        void aRequestThatMeetsOtherNamespacesOnItsWayIsNotPerformed() {
            FakeSession session = loggedInWith(byNode("dashboard", List.of("nsu=urn:plant;*"), List.of()));
            session.namespacesWhenSending = () -> new Namespaces(Map.of(2, "urn:safety", 3, "urn:plant"));

            dashboard.invoke("a", "1", Plant.write(Plant.node("2", "y")));

            assertThat(session.invocations).isEmpty();
            assertThat(world.happened()).containsExactly("D| a: BadNotConnected");
        }

        @Test
        void aServerThatDoesNotTellItsNamespacesHasNoNodeOfAUri() {
            FakeSession session = loggedInWith(byNode("dashboard", List.of("nsu=urn:plant;*"), List.of()));
            session.namespaces = Namespaces.UNKNOWN;

            dashboard.invoke("a", "1", Plant.write("y"));

            assertThat(world.happened()).containsExactly("D| a: BadUserAccessDenied");
        }

        @Test
        void nodesGetNoOtherNames() {
            loggedInWith(byNode("dashboard", List.of("ns=1;*"), List.of()));

            dashboard.invoke("a", "1", Plant.registerNodes("x"));

            assertThat(world.happened()).containsExactly("D| a: BadUserAccessDenied");
        }

        @Test
        void namesThatNodesGotBeforeRightsWentByNodeAreNotTrusted() {
            loggedInWith(allow("dashboard", READ, WRITE));
            dashboard.invoke("a", "1", Plant.registerNodes("x"));
            replace(line3(byNode("dashboard", List.of("ns=1;*"), List.of())));
            world.happened();

            dashboard.invoke("b", "1", Plant.write(Plant.node("1", "alias")));

            assertThat(world.happened()).containsExactly("D| b: BadUserAccessDenied");
        }

        @Test
        void oneRuleForAllNodesOutweighsTheNodesOfAnother() {
            loggedInWith(byNode("dashboard", List.of("ns=2;s=Boiler.*"), List.of()), allow("*", WRITE));

            dashboard.invoke("a", "1", Plant.write("Tank.Setpoint"));

            assertThat(world.happened()).containsExactly("Write 10000 ms");
        }
    }

    @Nested
    class RulesThatChange {

        private FakeSession loggedIn() {
            rules = line3(allow("dashboard", READ, WRITE));
            return dashboard.loggedInTo("line-3", "l");
        }

        @Test
        void aRightThatIsTakenAwayIsGoneAtOnce() {
            loggedIn();
            rules = line3(allow("dashboard", READ));

            dashboard.invoke("a", "1", Plant.write("x"));

            assertThat(world.happened()).containsExactly("D| a: BadUserAccessDenied");
        }

        @Test
        void aRightThatIsGivenIsThereAtOnce() {
            loggedIn();
            rules = line3(allow("dashboard", READ, CALL));

            dashboard.invoke("a", "1", Plant.call("x", "m"));

            assertThat(world.happened()).containsExactly("Call 10000 ms");
        }

        @Test
        void aClientThatMayNotReadAnyMoreGetsNoValuesAnyMore() {
            FakeSession session = loggedIn();
            dashboard.invoke("a", "1");
            world.happened();

            replace(line3(allow("dashboard", WRITE)));
            assertThat(world.happened())
                    .containsExactly(
                            "D| a: BadUserAccessDenied", "D| l 1 Disconnect BadUserAccessDenied", "close session");

            session.notifies();
            assertThat(world.happened()).isEmpty();
        }

        @Test
        void otherSessionsStay() {
            loggedIn();
            world.loggedIn("o");
            replace(AccessRules.OPEN);
            assertThat(world.happened()).containsExactly("D| l 1 Disconnect BadUserAccessDenied", "close session");

            world.client.invoke("b", "2");
            assertThat(world.happened()).containsExactly("invoke 10000 ms");
        }

        @Test
        void aTargetThatIsMovedEndsItsSessionsSinceItsRightsAreThoseOfAnotherServer() {
            loggedIn();
            Rights everything = Rights.EVERYBODY_EVERYTHING;
            NamedTarget moved = new NamedTarget(settings("opc.tcp://10.0.0.6:4840"), everything);
            rules = new AccessRules(Map.of("line-3", moved), everything, false);

            dashboard.invoke("a", "1", Plant.write("x"));
            assertThat(world.happened()).containsExactly("D| a: BadUserAccessDenied");

            world.gateway.accessChanged();
            assertThat(world.happened()).containsExactly("D| l 1 Disconnect BadUserAccessDenied", "close session");
        }

        @Test
        void aLoginThatTheRulesForbidMeanwhileComesToNothing() {
            rules = line3(allow("dashboard", READ));
            dashboard.login("a", Optional.empty(), new LoginTarget.Named("line-3"), Duration.ZERO);
            rules = AccessRules.OPEN;
            world.happened();

            world.opening.get(0).opens();

            assertThat(world.happened()).endsWith("D| a 1 Disconnect BadUserAccessDenied", "close session");
        }

        @Test
        void aSessionThatWaitsForItsClientEndsToo() {
            rules = line3(allow("dashboard", READ));
            dashboard.login("a", Optional.empty(), new LoginTarget.Named("line-3"), Duration.ofSeconds(30));
            world.opening.get(0).opens();
            dashboard.leaves();
            world.happened();

            replace(AccessRules.OPEN);

            assertThat(world.happened()).containsExactly("close session");
        }
    }

    @Nested
    class SeveralClients {

        @Test
        void eachHasItsOwnRightsOnTheSameTarget() {
            rules = line3(allow("dashboard", READ), allow("operator", READ, WRITE, HISTORY_UPDATE, NODE_MANAGEMENT));
            dashboard.loggedInTo("line-3", "l");
            operator.loggedInTo("line-3", "l");

            dashboard.invoke("a", "1", Plant.write("x"));
            operator.invoke("a", "2", Plant.write("x"));

            assertThat(world.happened()).containsExactly("D| a: BadUserAccessDenied", "Write 10000 ms");
        }

        @Test
        void aClientThatWasNotAskedWhoItIsHasTheRightsOfEverybodyOnly() {
            rules = line3(allow("dashboard", READ, WRITE), allow("*", READ));
            world.client.loggedInTo("line-3", "l");

            world.client.invoke("a", "1", Plant.write("x"));

            assertThat(world.happened()).containsExactly("a: BadUserAccessDenied");
        }
    }
}
