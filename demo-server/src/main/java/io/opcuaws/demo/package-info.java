/**
 * An OPC UA server to try the gateway with, and for its tests: every security policy, every kind of user token, a small
 * address space, and hooks that make it fail on demand. It protects nothing: its users and tokens are public.
 */
@NullMarked
package io.opcuaws.demo;

import org.jspecify.annotations.NullMarked;
