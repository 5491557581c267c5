/** Tests of their own, without a server. */
@NullMarked
package io.opcuaws.opcua.service;

import org.jspecify.annotations.NullMarked;
