package io.opcuaws.protocol;

/** The body of an OPC UA service's response, as it was generated from its schema; sealed to the domain. */
public interface ServiceResponse {}
