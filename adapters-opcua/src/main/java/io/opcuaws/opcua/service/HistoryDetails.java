package io.opcuaws.opcua.service;

import io.opcuaws.domain.port.FailureException;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.status.Statuses;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadProcessedDetails;

/**
 * The details of a HistoryRead. They are the same for every call that it takes, except for an aggregate: those of
 * ReadProcessedDetails belong to the nodes, one to each, so that a call has those of its own nodes.
 *
 * @param told as the client told them
 * @param processed the same, if they have aggregates
 */
record HistoryDetails(ExtensionObject told, Optional<ReadProcessedDetails> processed) {

    /**
     * Looks at the details for a number of nodes.
     *
     * @throws FailureException {@code BadAggregateListMismatch} if they have another number of aggregates
     */
    static HistoryDetails of(ExtensionObject told, int nodes) {
        Optional<ReadProcessedDetails> processed = processed(told);
        if (processed.isPresent() && aggregates(processed.get()).length != nodes) {
            throw Failures.because(
                    Statuses.of(StatusCodes.Bad_AggregateListMismatch),
                    "/Body/HistoryReadDetails/Body/AggregateType: must have one aggregate for each node.");
        }
        return new HistoryDetails(told, processed);
    }

    /** The details when nothing is read, which servers do not look at. */
    static HistoryDetails ofNoNode(ExtensionObject told) {
        return new HistoryDetails(told, Optional.empty());
    }

    private static Optional<ReadProcessedDetails> processed(ExtensionObject told) {
        if (!told.getEncodingOrTypeId().equals(NodeIds.ReadProcessedDetails_Encoding_DefaultBinary)) {
            return Optional.empty();
        }
        try {
            return told.decode(DefaultEncodingContext.INSTANCE) instanceof ReadProcessedDetails details
                    ? Optional.of(details)
                    : Optional.empty();
        } catch (UaSerializationException e) {
            return Optional.empty(); // bytes of the client's own making; the server says what it thinks of them
        }
    }

    private static NodeId[] aggregates(ReadProcessedDetails details) {
        NodeId[] aggregates = details.getAggregateType();
        return aggregates == null ? new NodeId[0] : aggregates;
    }

    /** The details of a call for some of the nodes, given by their places in the client's list. */
    ExtensionObject ofNodes(List<Integer> places) {
        return processed
                .map(details -> ExtensionObject.encode(DefaultEncodingContext.INSTANCE, ofNodes(details, places)))
                .orElse(told);
    }

    private static ReadProcessedDetails ofNodes(ReadProcessedDetails details, List<Integer> places) {
        NodeId[] all = aggregates(details);
        return new ReadProcessedDetails(
                details.getStartTime(),
                details.getEndTime(),
                details.getProcessingInterval(),
                places.stream().map(place -> all[place]).toArray(NodeId[]::new),
                details.getAggregateConfiguration());
    }
}
