package io.opcuaws.demo.alarm;

import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.methods.MethodInvocationHandler;
import org.eclipse.milo.opcua.sdk.server.model.objects.AcknowledgeableConditionType;
import org.eclipse.milo.opcua.sdk.server.model.objects.ConditionType;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.jspecify.annotations.Nullable;

/** What operators call on an alarm. */
public final class AlarmMethods {

    private AlarmMethods() {}

    /** The code of one of an alarm's methods; none if the demo does not have it. */
    public static Optional<MethodInvocationHandler> of(LevelAlarm alarm, UaMethodNode method) {
        return switch (String.valueOf(method.getBrowseName().name())) {
            case "Acknowledge" -> Optional.of(new Acknowledge(method, alarm));
            case "Confirm" -> Optional.of(new Confirm(method, alarm));
            case "AddComment" -> Optional.of(new AddComment(method, alarm));
            default -> Optional.empty();
        };
    }

    /** Who is told in ClientUserId; nobody if the user is anonymous. */
    private static @Nullable String user(Optional<Session> session) {
        return session.map(Session::getClientUserId).orElse(null);
    }

    private static final class Acknowledge extends AcknowledgeableConditionType.AcknowledgeMethod {

        private final LevelAlarm alarm;

        Acknowledge(UaMethodNode node, LevelAlarm alarm) {
            super(node);
            this.alarm = alarm;
        }

        @Override
        protected void invoke(InvocationContext context, ByteString eventId, LocalizedText comment) throws UaException {
            alarm.acknowledge(eventId, comment, user(context.getSession()));
        }
    }

    private static final class Confirm extends AcknowledgeableConditionType.ConfirmMethod {

        private final LevelAlarm alarm;

        Confirm(UaMethodNode node, LevelAlarm alarm) {
            super(node);
            this.alarm = alarm;
        }

        @Override
        protected void invoke(InvocationContext context, ByteString eventId, LocalizedText comment) throws UaException {
            alarm.confirm(eventId, comment, user(context.getSession()));
        }
    }

    private static final class AddComment extends ConditionType.AddCommentMethod {

        private final LevelAlarm alarm;

        AddComment(UaMethodNode node, LevelAlarm alarm) {
            super(node);
            this.alarm = alarm;
        }

        @Override
        protected void invoke(InvocationContext context, ByteString eventId, LocalizedText comment) throws UaException {
            alarm.comment(eventId, comment, user(context.getSession()));
        }
    }
}
