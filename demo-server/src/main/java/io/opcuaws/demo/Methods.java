package io.opcuaws.demo;

import org.eclipse.milo.opcua.sdk.core.ValueRanks;
import org.eclipse.milo.opcua.sdk.server.methods.AbstractMethodInvocationHandler;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** {@code Demo.Method}: methods to call, on that folder. */
final class Methods {

    private static final Argument[] NONE = {};
    private static final int MAX_SEVERITY = 1000;

    /** What a method does with its arguments, whose number and types are checked. */
    @FunctionalInterface
    private interface Code {
        Variant[] run(Variant[] inputs) throws UaException;
    }

    private Methods() {}

    static void addTo(DemoNamespace namespace, UaFolderNode demo, EventSource events) {
        UaFolderNode folder = namespace.folder(demo, "Method");
        add(
                namespace,
                folder,
                "Add",
                new Argument[] {scalar("Left", NodeIds.Double), scalar("Right", NodeIds.Double)},
                new Argument[] {scalar("Sum", NodeIds.Double)},
                inputs -> new Variant[] {new Variant(number(inputs[0]) + number(inputs[1]))});
        add(namespace, folder, "Fail", NONE, NONE, inputs -> {
            throw new UaException(StatusCodes.Bad_InvalidState);
        });
        Argument values =
                new Argument("Values", NodeIds.BaseDataType, ValueRanks.OneDimension, null, LocalizedText.NULL_VALUE);
        add(namespace, folder, "Echo", new Argument[] {values}, new Argument[] {values}, inputs -> inputs);
        add(
                namespace,
                folder,
                "RaiseEvent",
                new Argument[] {scalar("Message", NodeIds.String), scalar("Severity", NodeIds.UInt16)},
                new Argument[] {scalar("EventId", NodeIds.ByteString)},
                inputs -> new Variant[] {new Variant(raise(events, inputs[0], inputs[1]))});
    }

    private static ByteString raise(EventSource events, Variant message, Variant severity) throws UaException {
        if (message.value() instanceof String text
                && severity.value() instanceof UShort number
                && number.intValue() >= 1
                && number.intValue() <= MAX_SEVERITY) {
            return events.raise(text, number.intValue());
        }
        throw new UaException(StatusCodes.Bad_OutOfRange);
    }

    private static double number(Variant input) throws UaException {
        if (input.value() instanceof Double number) {
            return number;
        }
        throw new UaException(StatusCodes.Bad_OutOfRange); // null, which suits every type
    }

    private static Argument scalar(String name, NodeId type) {
        return new Argument(name, type, ValueRanks.Scalar, null, LocalizedText.NULL_VALUE);
    }

    private static void add(
            DemoNamespace namespace,
            UaFolderNode folder,
            String name,
            Argument[] inputs,
            Argument[] outputs,
            Code code) {
        namespace.method(folder, name, node -> new Handler(node, inputs, outputs, code));
    }

    private static final class Handler extends AbstractMethodInvocationHandler {

        private final Argument[] inputs;
        private final Argument[] outputs;
        private final Code code;

        Handler(UaMethodNode node, Argument[] inputs, Argument[] outputs, Code code) {
            super(node);
            this.inputs = inputs;
            this.outputs = outputs;
            this.code = code;
        }

        @Override
        public Argument[] getInputArguments() {
            return inputs;
        }

        @Override
        public Argument[] getOutputArguments() {
            return outputs;
        }

        @Override
        protected Variant[] invoke(InvocationContext context, Variant[] values) throws UaException {
            return code.run(values);
        }
    }
}
