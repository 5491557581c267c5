package io.opcuaws.domain.port;

/**
 * What a client needs to recognise the answer to its request. The adapter that decoded the request makes it and gets it
 * back with the answer; the domain only carries it.
 */
public interface RequestTag {}
