package io.opcuaws.protocol.operation;

import java.util.Optional;

/**
 * One entry of a request's list.
 *
 * @param node the node that it is about; of a call the method; of nodes to add the parent; empty if it names none
 * @param json all of the entry as the client sent it, native JSON
 */
public record Operation(Optional<NodeName> node, String json) {}
