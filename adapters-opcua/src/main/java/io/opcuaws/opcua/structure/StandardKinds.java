package io.opcuaws.opcua.structure;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What those data types of namespace 0 are that occur as fields: the built-in ones, and from {@code Opc.Ua.NodeSet2} those
 * derived from them that Milo's definitions use. Others are asked of the server like its own.
 */
final class StandardKinds {

    private static final NodeId[] ENUMERATIONS = {
        NodeIds.ActionState,
        NodeIds.ApplicationType,
        NodeIds.AxisScaleEnumeration,
        NodeIds.BrokerTransportQualityOfService,
        NodeIds.BrowseDirection,
        NodeIds.DataChangeTrigger,
        NodeIds.DataSetOrderingType,
        NodeIds.FilterOperator,
        NodeIds.HistoryUpdateType,
        NodeIds.IdentityCriteriaType,
        NodeIds.ManAddrIfSubtype,
        NodeIds.MessageSecurityMode,
        NodeIds.MonitoringMode,
        NodeIds.NodeClass,
        NodeIds.OverrideValueHandling,
        NodeIds.PerformUpdateType,
        NodeIds.PubSubState,
        NodeIds.SecurityTokenRequestType,
        NodeIds.ServerState,
        NodeIds.SortOrderType,
        NodeIds.StructureType,
        NodeIds.TimestampsToReturn,
        NodeIds.UserTokenType
    };

    private static final NodeId[] ABSTRACT_STRUCTURES = {
        NodeIds.ConnectionTransportDataType,
        NodeIds.DataSetReaderMessageDataType,
        NodeIds.DataSetReaderTransportDataType,
        NodeIds.DataSetWriterMessageDataType,
        NodeIds.DataSetWriterTransportDataType,
        NodeIds.NetworkAddressDataType,
        NodeIds.OptionSet,
        NodeIds.PublishedDataSetSourceDataType,
        NodeIds.QosDataType,
        NodeIds.ReaderGroupMessageDataType,
        NodeIds.ReaderGroupTransportDataType,
        NodeIds.ReceiveQosDataType,
        NodeIds.SubscribedDataSetDataType,
        NodeIds.TransmitQosDataType,
        NodeIds.WriterGroupMessageDataType,
        NodeIds.WriterGroupTransportDataType
    };

    private static final Map<NodeId, FieldKind> KINDS = kinds();

    private StandardKinds() {}

    /** What the type is; null if only the server knows. */
    static @Nullable FieldKind find(NodeId dataType) {
        FieldKind kind = KINDS.get(dataType);
        return kind == null && StandardLayouts.isDataType(dataType) ? new FieldKind.Structure(dataType) : kind;
    }

    private static Map<NodeId, FieldKind> kinds() {
        Map<NodeId, FieldKind> kinds = new HashMap<>();
        for (OpcUaDataType type : OpcUaDataType.values()) {
            put(kinds, type, type.getNodeId());
        }
        put(kinds, OpcUaDataType.Variant, NodeIds.Number, NodeIds.Integer, NodeIds.UInteger);
        put(kinds, OpcUaDataType.Int32, NodeIds.Enumeration);
        put(kinds, OpcUaDataType.Int32, ENUMERATIONS);
        put(kinds, OpcUaDataType.Double, NodeIds.Duration);
        put(kinds, OpcUaDataType.DateTime, NodeIds.UtcTime);
        put(kinds, OpcUaDataType.String, NodeIds.NumericRange, NodeIds.LocaleId);
        put(
                kinds,
                OpcUaDataType.ByteString,
                NodeIds.Image,
                NodeIds.ApplicationInstanceCertificate,
                NodeIds.ContinuationPoint);
        put(kinds, OpcUaDataType.NodeId, NodeIds.SessionAuthenticationToken);
        put(kinds, OpcUaDataType.UInt16, NodeIds.DataSetFieldFlags);
        put(
                kinds,
                OpcUaDataType.UInt32,
                NodeIds.IntegerId,
                NodeIds.Counter,
                NodeIds.Index,
                NodeIds.VersionTime,
                NodeIds.PermissionType,
                NodeIds.DataSetFieldContentMask,
                NodeIds.UadpNetworkMessageContentMask,
                NodeIds.UadpDataSetMessageContentMask,
                NodeIds.JsonNetworkMessageContentMask,
                NodeIds.JsonDataSetMessageContentMask,
                NodeIds.UserConfigurationMask,
                NodeIds.PubSubConfigurationRefMask);
        Stream.of(ABSTRACT_STRUCTURES).forEach(id -> kinds.put(id, FieldKind.ANY_STRUCTURE));
        kinds.put(NodeIds.Structure, FieldKind.ANY_STRUCTURE);
        return Map.copyOf(kinds);
    }

    private static void put(Map<NodeId, FieldKind> kinds, OpcUaDataType type, NodeId... ids) {
        for (NodeId id : ids) {
            kinds.put(id, new FieldKind.Simple(type));
        }
    }
}
