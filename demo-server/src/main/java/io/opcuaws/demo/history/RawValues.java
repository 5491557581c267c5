package io.opcuaws.demo.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.jspecify.annotations.Nullable;

/** Values as they were recorded, and between them. */
final class RawValues {

    /** Good, interpolated (OPC 10000-11, 6.4.3.3). */
    private static final StatusCode INTERPOLATED = new StatusCode(0x0402);

    private RawValues() {}

    /**
     * The values of a domain.
     *
     * @param bounds also those on its ends or, if there are none, before and after them; {@code Bad_BoundNotFound} stands for
     *     one that is not there
     */
    static List<DataValue> in(TimeDomain domain, NavigableMap<Long, DataValue> values, boolean bounds) {
        List<DataValue> inside = domain.select(values.values(), ValueHistory::time);
        if (!bounds) {
            return inside;
        }
        List<DataValue> all = new ArrayList<>();
        if (!values.containsKey(domain.from())) {
            all.add(bound(values, domain.from(), domain.forward()));
        }
        all.addAll(inside);
        boolean isThere = domain.from() == domain.to() && values.containsKey(domain.to());
        if (domain.isBounded() && !isThere) {
            all.add(bound(values, domain.to(), !domain.forward()));
        }
        return all;
    }

    private static DataValue bound(NavigableMap<Long, DataValue> values, long time, boolean before) {
        Map.@Nullable Entry<Long, DataValue> entry = before ? values.floorEntry(time) : values.ceilingEntry(time);
        return entry == null ? without(time, StatusCodes.Bad_BoundNotFound) : entry.getValue();
    }

    /** The value of one time, which is on the line between its neighbours if there is none. */
    static DataValue at(long time, NavigableMap<Long, DataValue> values) {
        DataValue exact = values.get(time);
        if (exact != null) {
            return exact;
        }
        Map.@Nullable Entry<Long, DataValue> before = values.floorEntry(time);
        Map.@Nullable Entry<Long, DataValue> after = values.ceilingEntry(time);
        if (before != null
                && after != null
                && before.getValue().value().value() instanceof Double left
                && after.getValue().value().value() instanceof Double right) {
            double part = (double) (time - before.getKey()) / (after.getKey() - before.getKey());
            return new DataValue(
                    new Variant(left + part * (right - left)), INTERPOLATED, new DateTime(time), new DateTime(time));
        }
        return without(time, StatusCodes.Bad_NoData);
    }

    static DataValue without(long time, long status) {
        return new DataValue(Variant.NULL_VALUE, new StatusCode(status), new DateTime(time), new DateTime(time));
    }
}
