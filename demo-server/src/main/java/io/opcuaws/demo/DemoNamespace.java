package io.opcuaws.demo;

import io.opcuaws.demo.event.EventNotifiers;
import io.opcuaws.demo.history.Histories;
import io.opcuaws.demo.history.HistoryReads;
import io.opcuaws.demo.history.HistoryService;
import io.opcuaws.demo.history.HistoryUpdates;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.EventItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.methods.AbstractMethodInvocationHandler;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode.UaVariableNodeBuilder;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.AddNodesItem;
import org.eclipse.milo.opcua.stack.core.types.structured.AddNodesResult;
import org.eclipse.milo.opcua.stack.core.types.structured.AddReferencesItem;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteNodesItem;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteReferencesItem;
import org.eclipse.milo.opcua.stack.core.types.structured.EventNotifierType;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryUpdateDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryUpdateResult;
import org.jspecify.annotations.Nullable;

/**
 * The address space below the folder {@code Objects/Demo}. Node ids are the path with dots ({@code ns=2;s=Demo.Scalar.Int32});
 * each concern is a class of its own that adds its folder.
 */
final class DemoNamespace extends ManagedNamespaceWithLifecycle {

    /** The namespace of all the demo's nodes. */
    static final String URI = "urn:opcua-ws-gateway:demo";

    private final int manyVariables;
    private final int manyPushed;
    private final ClientNodes clientNodes;
    private final SubscriptionModel subscriptions;
    private final EventNotifiers notifiers;
    private final Histories histories;
    private final HistoryReads historyReads;
    private final HistoryUpdates historyUpdates;

    private final ScheduledExecutorService timer;
    private @Nullable PushedVariables pushed;

    DemoNamespace(OpcUaServer server, DemoServerOptions options, ScheduledExecutorService timer) {
        super(server, URI);
        this.timer = timer;
        manyVariables = options.manyVariables();
        manyPushed = options.manyPushed();
        clientNodes = new ClientNodes(this);
        subscriptions = new SubscriptionModel(server, this);
        notifiers = new EventNotifiers(server.getEventNotifier());
        histories = new Histories(server);
        historyReads = new HistoryReads(server, histories);
        historyUpdates = new HistoryUpdates(histories);
        HistoryService.install(server, historyReads);
        getLifecycleManager().addLifecycle(subscriptions);
        getLifecycleManager().addStartupTask(this::addNodes);
    }

    private void addNodes() {
        UaFolderNode demo = newFolder("Demo");
        demo.addReference(new Reference(demo.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), false));
        ScalarVariables.addTo(this, demo);
        ArrayVariables.addTo(this, demo);
        MatrixVariables.addTo(this, demo);
        ManyVariables.addTo(this, demo, manyVariables);
        EventSource events = EventSource.addTo(this, demo, notifiers, histories);
        HistoryVariable.addTo(this, demo, histories);
        Methods.addTo(this, demo, events);
        AlarmNodes.addTo(this, demo, notifiers);
        MovingVariables.addTo(this, demo);
        pushed = PushedVariables.addTo(this, demo, manyPushed);
        AnalogVariables.addTo(this, demo);
        AccessVariables.addTo(this, demo);
        QualityVariables.addTo(this, demo);
        StructureVariables.addTo(this, demo);
    }

    /** The id of one of the demo's nodes. */
    NodeId id(String name) {
        return newNodeId(name);
    }

    /** A browse name in the demo's namespace. */
    QualifiedName name(String name) {
        return newQualifiedName(name);
    }

    /** What a node is made with. */
    UaNodeContext context() {
        return getNodeContext();
    }

    /** Runs what happens at some time; nothing on it may block. */
    ScheduledExecutorService timer() {
        return timer;
    }

    void add(UaNode node) {
        getNodeManager().addNode(node);
    }

    /** A folder inside another one. */
    UaFolderNode folder(UaFolderNode parent, String name) {
        UaFolderNode folder = newFolder(path(parent, name));
        parent.addOrganizes(folder);
        return folder;
    }

    /** A folder whose events, and those of what is in it, can be subscribed to there and at the Server object. */
    UaFolderNode notifier(UaFolderNode parent, String name) {
        UaFolderNode folder = folder(parent, name);
        folder.setEventNotifier(
                EventNotifierType.of(EventNotifierType.Field.SubscribeToEvents).getValue());
        folder.addReference(new Reference(folder.getNodeId(), NodeIds.HasNotifier, NodeIds.Server.expanded(), false));
        return folder;
    }

    /** Adds a variable to a folder: a scalar that may be read, unless told otherwise. */
    UaVariableNode variable(
            UaFolderNode parent, String name, NodeId dataType, Consumer<UaVariableNodeBuilder> details) {
        UaVariableNode variable = UaVariableNode.build(getNodeContext(), node -> {
            node.setNodeId(newNodeId(path(parent, name)))
                    .setBrowseName(newQualifiedName(name))
                    .setDisplayName(LocalizedText.english(name))
                    .setDataType(dataType)
                    .setTypeDefinition(NodeIds.BaseDataVariableType);
            details.accept(node);
            return node.build();
        });
        getNodeManager().addNode(variable);
        parent.addOrganizes(variable);
        return variable;
    }

    /** Adds a method to a folder, which is the object to call it on. */
    void method(UaFolderNode parent, String name, Function<UaMethodNode, AbstractMethodInvocationHandler> handler) {
        UaMethodNode method = UaMethodNode.build(
                getNodeContext(),
                node -> node.setNodeId(newNodeId(path(parent, name)))
                        .setBrowseName(newQualifiedName(name))
                        .setDisplayName(LocalizedText.english(name))
                        .build());
        AbstractMethodInvocationHandler code = handler.apply(method);
        method.setInvocationHandler(code);
        method.setInputArguments(code.getInputArguments());
        method.setOutputArguments(code.getOutputArguments());
        getNodeManager().addNode(method);
        parent.addComponent(method);
    }

    private UaFolderNode newFolder(String path) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        UaFolderNode folder = new UaFolderNode(
                getNodeContext(), newNodeId(path), newQualifiedName(name), LocalizedText.english(name));
        getNodeManager().addNode(folder);
        return folder;
    }

    private static String path(UaFolderNode parent, String name) {
        return parent.getNodeId().getIdentifier() + "." + name;
    }

    @Override
    public List<HistoryReadResult> historyRead(
            HistoryReadContext context,
            HistoryReadDetails details,
            TimestampsToReturn timestamps,
            List<HistoryReadValueId> nodes) {
        return historyReads.read(context.getSession().orElseThrow(), details, timestamps, nodes);
    }

    @Override
    public List<HistoryUpdateResult> historyUpdate(HistoryUpdateContext context, List<HistoryUpdateDetails> updates) {
        Session session = context.getSession().orElseThrow();
        return updates.stream()
                .map(details -> historyUpdates.update(session, details))
                .toList();
    }

    @Override
    public List<AddNodesResult> addNodes(AddNodesContext context, List<AddNodesItem> nodes) {
        return nodes.stream().map(clientNodes::add).toList();
    }

    @Override
    public List<StatusCode> deleteNodes(DeleteNodesContext context, List<DeleteNodesItem> nodes) {
        return nodes.stream().map(clientNodes::delete).toList();
    }

    @Override
    public List<StatusCode> addReferences(AddReferencesContext context, List<AddReferencesItem> references) {
        return references.stream().map(clientNodes::add).toList();
    }

    @Override
    public List<StatusCode> deleteReferences(DeleteReferencesContext context, List<DeleteReferencesItem> references) {
        return references.stream().map(clientNodes::delete).toList();
    }

    /** Those that have to be sampled. */
    private List<DataItem> sampled(List<DataItem> items) {
        return items.stream().filter(item -> !pushed().serves(item)).toList();
    }

    private PushedVariables pushed() {
        return Objects.requireNonNull(pushed, "there are items before there are nodes");
    }

    @Override
    public void onDataItemsCreated(List<DataItem> items) {
        subscriptions.onDataItemsCreated(sampled(items));
        pushed().changed(items);
    }

    @Override
    public void onDataItemsModified(List<DataItem> items) {
        subscriptions.onDataItemsModified(sampled(items));
        pushed().changed(items);
    }

    @Override
    public void onDataItemsDeleted(List<DataItem> items) {
        subscriptions.onDataItemsDeleted(sampled(items));
        pushed().deleted(items);
    }

    @Override
    public void onEventItemsCreated(List<EventItem> items) {
        notifiers.changed(items);
    }

    @Override
    public void onEventItemsModified(List<EventItem> items) {
        notifiers.changed(items);
    }

    @Override
    public void onEventItemsDeleted(List<EventItem> items) {
        notifiers.deleted(items);
    }

    @Override
    public void onMonitoringModeChanged(List<MonitoredItem> items) {
        List<DataItem> data = items.stream()
                .filter(DataItem.class::isInstance)
                .map(DataItem.class::cast)
                .toList();
        subscriptions.onMonitoringModeChanged(List.copyOf(sampled(data)));
        pushed().changed(data);
        notifiers.changed(items);
    }
}
