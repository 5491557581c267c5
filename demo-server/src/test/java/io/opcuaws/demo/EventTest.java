package io.opcuaws.demo;

import static io.opcuaws.demo.EventWatch.demo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import java.util.Map;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that a client raises with a method and hears at a notifier. */
class EventTest {

    private static final String[] FIELDS = {
        "EventId", "EventType", "SourceNode", "SourceName", "Time", "ReceiveTime", "Message", "Severity"
    };

    private final DemoServer server = DemoServer.start(DemoServerOptions.defaults());
    private EventWatch watch;

    @BeforeEach
    void connect() throws Exception {
        watch = new EventWatch(server);
    }

    @AfterEach
    void stop() throws Exception {
        watch.close();
        server.close();
    }

    private CallMethodResult raise(String message, int severity) throws Exception {
        return watch.call(demo("Method"), demo("Method.RaiseEvent"), message, ushort(severity));
    }

    @Test
    void isHeardAtItsSourceAndAtTheServerObject() throws Exception {
        EventWatch.Heard atSource = watch.watch(demo("Event"), FIELDS);
        EventWatch.Heard atServer = watch.watch(NodeIds.Server, FIELDS);
        DateTime before = DateTime.now();

        Object id = raise("door opened", 700).getOutputArguments()[0].value();

        Map<String, Object> event = atSource.next();
        assertThat(event)
                .containsEntry("EventId", id)
                .containsEntry("EventType", NodeIds.BaseEventType)
                .containsEntry("SourceNode", demo("Event"))
                .containsEntry("SourceName", "Event")
                .containsEntry("Message", LocalizedText.english("door opened"))
                .containsEntry("Severity", ushort(700))
                .containsEntry("ReceiveTime", event.get("Time"));
        assertThat(event.get("Time"))
                .asInstanceOf(type(DateTime.class))
                .extracting(DateTime::utcTime, LONG)
                .isBetween(before.utcTime(), DateTime.now().utcTime());
        assertThat(atServer.next()).isEqualTo(event);
    }

    @Test
    void comeInTheirOrder() throws Exception {
        EventWatch.Heard heard = watch.watch(demo("Event"), "Severity");
        for (int severity = 1; severity <= 50; severity++) {
            assertThat(raise("again", severity).getStatusCode().isGood()).isTrue();
        }

        for (int severity = 1; severity <= 50; severity++) {
            assertThat(heard.next()).containsEntry("Severity", ushort(severity));
        }
    }

    @Test
    void haveASeverityFrom1To1000() throws Exception {
        assertThat(raise("none", 0).getStatusCode().value()).isEqualTo(StatusCodes.Bad_OutOfRange);
        assertThat(raise("too much", 1001).getStatusCode().value()).isEqualTo(StatusCodes.Bad_OutOfRange);
        assertThat(raise("most", 1000).getStatusCode().isGood()).isTrue();
    }
}
