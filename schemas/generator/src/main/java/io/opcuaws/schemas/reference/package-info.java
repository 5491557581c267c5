/** Makes the reference of all messages: a document of AsyncAPI, and a page to read of it. */
@NullMarked
package io.opcuaws.schemas.reference;

import org.jspecify.annotations.NullMarked;
