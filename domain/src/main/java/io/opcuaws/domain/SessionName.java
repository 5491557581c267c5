package io.opcuaws.domain;

import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.domain.port.SessionId;

/** What a session is called in the messages that it sends unasked. */
record SessionName(RequestTag loginTag, SessionId sessionId) {}
