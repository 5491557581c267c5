/** Tests of the audit file. */
@NullMarked
package io.opcuaws.app.audit;

import org.jspecify.annotations.NullMarked;
