package io.opcuaws.demo.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryEventFieldList;
import org.eclipse.milo.opcua.stack.core.types.structured.SimpleAttributeOperand;

/** Events by their time: each is its fields by their names. Safe for any thread. */
final class EventHistory {

    static final String ID = "EventId";
    static final String TIME = "Time";

    private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();

    void add(Map<String, Object> event) {
        events.add(event);
    }

    List<HistoryEventFieldList> read(Interval interval, EventFilter filter) {
        List<String> fields = Stream.of(
                        Objects.requireNonNullElse(filter.getSelectClauses(), new SimpleAttributeOperand[0]))
                .map(EventHistory::name)
                .toList();
        List<HistoryEventFieldList> found = events.stream()
                .filter(event -> interval.contains(((DateTime) Objects.requireNonNull(event.get(TIME))).getUtcTime()))
                .map(event -> new HistoryEventFieldList(fields.stream()
                        .map(field -> new Variant(event.get(field)))
                        .toArray(Variant[]::new)))
                .toList();
        return interval.isForward() ? found : reversed(found);
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private static String name(SimpleAttributeOperand clause) {
        QualifiedName[] path = clause.getBrowsePath();
        return path == null || path.length == 0 ? "" : String.valueOf(path[path.length - 1].name());
    }

    StatusCode delete(ByteString id) {
        return events.removeIf(event -> id.equals(event.get(ID)))
                ? StatusCode.GOOD
                : new StatusCode(StatusCodes.Bad_EventIdUnknown);
    }
}
