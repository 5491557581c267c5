package io.opcuaws.opcua.value;

import io.opcuaws.opcua.structure.Layouts;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;

/** Forms for tests, of a server that has no namespaces of its own. */
final class Forms {

    private Forms() {}

    static BuiltInForms standard() {
        return with(Layouts.STANDARD);
    }

    static BuiltInForms with(Layouts layouts) {
        return new BuiltInForms(new NamespaceTable(), new Structures(DefaultEncodingContext.INSTANCE, layouts));
    }
}
