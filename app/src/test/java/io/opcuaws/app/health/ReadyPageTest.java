package io.opcuaws.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.ClientIdentity;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.domain.port.SessionPhase;
import io.opcuaws.domain.port.SessionTraits;
import io.opcuaws.domain.port.StatusCode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An operator sees how each target was last seen, without anybody asking the target for it. */
class ReadyPageTest {

    private static final Failure TIMEOUT = new Failure(StatusCode.BAD_TIMEOUT, "The server says nothing.");
    private static final Failure LOST = new Failure(StatusCode.BAD_CONNECTION_CLOSED, "The server went away.");

    private final TargetHealth health =
            new TargetHealth(Clock.fixed(Instant.parse("2026-11-26T20:59:59.123Z"), ZoneOffset.UTC));
    private final List<String> names = new ArrayList<>(List.of("line-2", "line-1"));
    private final ReadyPage page = new ReadyPage(health, () -> names);
    private final SessionTraits session = session("1", Optional.of("line-1"));

    @Test
    void targetsThatNobodyHasUsedAreUntried() {
        says("{'status':'UP','targets':{'line-1':{'state':'untried','sessions':0},"
                + "'line-2':{'state':'untried','sessions':0}}}");
    }

    @Test
    void aTargetIsConnectedWhileASessionReachesIt() {
        names.remove("line-2");
        opens(session);
        opens(session("2", Optional.of("line-1")));
        health.moved(session, SessionPhase.ACTIVE, SessionPhase.PARKED);
        says("{'status':'UP','targets':{'line-1':{'state':'connected','sessions':2}}}");
        loses(session, SessionPhase.PARKED);
        assertThat(text()).contains("'connected','sessions':2,'lastFailure':'BadConnectionClosed'");
    }

    @Test
    void aTargetThatAllSessionsHaveLostIsInterruptedUntilOneIsBack() {
        names.remove("line-2");
        opens(session);
        loses(session, SessionPhase.ACTIVE);
        says("{'status':'UP','targets':{'line-1':{'state':'interrupted','sessions':1,"
                + "'lastFailure':'BadConnectionClosed','failedAt':'2026-11-26T20:59:59Z'}}}");
        assertThat(page.noTargetIsLost()).isFalse();
        health.restored(session);
        health.moved(session, SessionPhase.INTERRUPTED, SessionPhase.ACTIVE);
        assertThat(text()).contains("'connected'");
        assertThat(page.noTargetIsLost()).isTrue();
    }

    /** If that made the gateway not ready, nobody would come any more to find that the target is well again. */
    @Test
    void aFailedLoginIsSeenUntilOneGoesWellAndDoesNotMakeTheGatewayUnfit() {
        names.remove("line-2");
        health.openFailed(session, TIMEOUT);
        says("{'status':'UP','targets':{'line-1':{'state':'failed','sessions':0,"
                + "'lastFailure':'BadTimeout','failedAt':'2026-11-26T20:59:59Z'}}}");
        assertThat(page.noTargetIsLost()).isTrue();
        opens(session);
        health.moved(session, SessionPhase.ACTIVE, SessionPhase.CLOSING);
        health.gone(session);
        assertThat(text()).contains("'idle','sessions':0,'lastFailure':'BadTimeout'");
    }

    /** Such a page would grow with every URL that a client thinks of. */
    @Test
    void whatHasNoNameIsNotSeenNorATargetThatIsNoMore() {
        opens(session("2", Optional.empty()));
        opens(session);
        loses(session, SessionPhase.ACTIVE);
        names.clear();
        says("{'status':'UP','targets':{}}");
        assertThat(page.noTargetIsLost()).isTrue();
    }

    private void opens(SessionTraits opened) {
        health.began(opened);
        health.moved(opened, SessionPhase.OPENING, SessionPhase.ACTIVE);
    }

    private void loses(SessionTraits lost, SessionPhase from) {
        health.interrupted(lost, LOST);
        health.moved(lost, from, SessionPhase.INTERRUPTED);
    }

    private static SessionTraits session(String id, Optional<String> target) {
        return new SessionTraits(new SessionId(id), target, ClientIdentity.anonymous("127.0.0.1", 1));
    }

    private String text() {
        return page.page(true).text().replace('"', '\'');
    }

    private void says(String expected) {
        assertThat(text()).isEqualTo(expected);
    }
}
