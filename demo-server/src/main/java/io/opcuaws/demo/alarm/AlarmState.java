package io.opcuaws.demo.alarm;

import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;

/**
 * The states of an alarm that is acknowledged and then confirmed (OPC 10000-9, 5.7.2 and B.1.3):
 *
 * <pre>
 *               active  acked  confirmed
 *  normal         -       x       x        not retained
 *  raised         x       -       x
 *  acknowledged   x       x       -
 *  confirmed      x       x       x
 * </pre>
 *
 * It may return to normal at any time and is retained until it is acknowledged and confirmed all the same; raised again, it
 * has to be acknowledged again.
 */
record AlarmState(boolean active, boolean acked, boolean confirmed) {

    static final AlarmState NORMAL = new AlarmState(false, true, true);

    /** Whether operators have something to do with it. */
    boolean retained() {
        return active || !acked || !confirmed;
    }

    AlarmState raised() {
        return active ? this : new AlarmState(true, false, true);
    }

    AlarmState back() {
        return new AlarmState(false, acked, confirmed);
    }

    AlarmState acknowledged() throws UaException {
        if (acked) {
            throw new UaException(StatusCodes.Bad_ConditionBranchAlreadyAcked);
        }
        return new AlarmState(active, true, false);
    }

    AlarmState confirm() throws UaException {
        if (confirmed) {
            throw new UaException(StatusCodes.Bad_ConditionBranchAlreadyConfirmed);
        }
        return new AlarmState(active, acked, true);
    }
}
