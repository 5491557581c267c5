/** Session semantics: what a client may ask of a session, when, and what comes of it. Pure and deterministic. */
@NullMarked
package io.opcuaws.domain;

import org.jspecify.annotations.NullMarked;
