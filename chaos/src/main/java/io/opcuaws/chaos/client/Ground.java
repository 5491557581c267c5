package io.opcuaws.chaos.client;

import io.opcuaws.chaos.invariant.AnsweredOnce;
import io.opcuaws.chaos.invariant.NothingLost;
import io.opcuaws.chaos.net.FaultyWire;
import io.opcuaws.chaos.server.KillableServer.Nodes;

/**
 * What a client needs to know.
 *
 * @param wire leads to the gateway
 * @param gatewayPort the gateway itself
 * @param server where the gateway finds the OPC UA server
 * @param nodes what there is on the server
 * @param answers keeps book of requests
 * @param values keeps book of counters
 */
public record Ground(
        FaultyWire wire, int gatewayPort, String server, Nodes nodes, AnsweredOnce answers, NothingLost values) {}
