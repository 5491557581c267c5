package io.opcuaws.demo.history;

import java.util.Arrays;
import java.util.function.Function;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteAtTimeDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteEventDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteRawModifiedDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryUpdateDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryUpdateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.UpdateDataDetails;
import org.jspecify.annotations.Nullable;

/** HistoryUpdate: what each kind of details does. Other kinds are {@code Bad_HistoryOperationUnsupported}. */
public final class HistoryUpdates {

    private final Histories histories;

    /** Updates of the nodes that have history. */
    public HistoryUpdates(Histories histories) {
        this.histories = histories;
    }

    /** Performs one of the updates of a request. */
    public HistoryUpdateResult update(Session session, HistoryUpdateDetails details) {
        try {
            return perform(details, session.getClientUserId());
        } catch (UaException e) {
            return result(e.getStatusCode());
        }
    }

    private HistoryUpdateResult perform(HistoryUpdateDetails details, @Nullable String user) throws UaException {
        if (details instanceof UpdateDataDetails update) {
            return update(update, histories.values(update.getNodeId()), user);
        }
        if (details instanceof DeleteRawModifiedDetails delete) {
            return result(delete(delete, histories.values(delete.getNodeId()), user));
        }
        if (details instanceof DeleteAtTimeDetails delete) {
            ValueHistory history = histories.values(delete.getNodeId());
            return results(delete.getReqTimes(), time -> history.delete(time.utcTime(), user));
        }
        if (details instanceof DeleteEventDetails delete) {
            return results(delete.getEventIds(), histories.events(delete.getNodeId())::delete);
        }
        throw new UaException(StatusCodes.Bad_HistoryOperationUnsupported);
    }

    private static HistoryUpdateResult update(UpdateDataDetails details, ValueHistory history, @Nullable String user)
            throws UaException {
        DataValue[] values = details.getUpdateValues();
        return switch (details.getPerformInsertReplace()) {
            case Insert -> results(values, value -> history.insert(value, user));
            case Replace -> results(values, value -> history.replace(value, user));
            case Update -> results(values, value -> history.update(value, user));
            case Remove -> throw new UaException(StatusCodes.Bad_HistoryOperationInvalid);
        };
    }

    private static StatusCode delete(DeleteRawModifiedDetails details, ValueHistory history, @Nullable String user)
            throws UaException {
        if (details.getStartTime().utcTime() > details.getEndTime().utcTime()) {
            throw new UaException(StatusCodes.Bad_InvalidTimestampArgument);
        }
        TimeDomain domain = TimeDomain.between(details.getStartTime(), details.getEndTime());
        return details.getIsDeleteModified() ? history.deleteModifications(domain) : history.delete(domain, user);
    }

    private static <T> HistoryUpdateResult results(T @Nullable [] entries, Function<T, StatusCode> perform)
            throws UaException {
        if (entries == null || entries.length == 0) {
            throw new UaException(StatusCodes.Bad_NothingToDo);
        }
        StatusCode[] results = Arrays.stream(entries).map(perform).toArray(StatusCode[]::new);
        return new HistoryUpdateResult(StatusCode.GOOD, results, new DiagnosticInfo[0]);
    }

    private static HistoryUpdateResult result(StatusCode status) {
        return new HistoryUpdateResult(status, new StatusCode[0], new DiagnosticInfo[0]);
    }
}
