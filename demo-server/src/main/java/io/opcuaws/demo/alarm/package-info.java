/** An alarm of OPC 10000-9, and the methods by which operators answer it. */
@NullMarked
package io.opcuaws.demo.alarm;

import org.jspecify.annotations.NullMarked;
