package io.opcuaws.schemas.generator;

import java.util.Arrays;

/** What belongs together for a reader: the service sets of OPC 10000-4, in the order in which a client meets them. */
enum MessageGroup {
    SESSION("Session", "To be let in, to log in to a server, and to come back; and what a session tells by itself."),
    DISCOVERY("Discovery", "Which servers there are, and how they can be reached. Without a session."),
    VIEW("View", "To find the way through an address space."),
    ATTRIBUTE("Attribute", "To read and write values and other attributes, and what is kept of them."),
    METHOD("Method", "To call methods."),
    SUBSCRIPTION("Subscription", "To be told of changes and events, and what one is told."),
    MONITORED_ITEM("MonitoredItem", "What a subscription looks at."),
    NODE_MANAGEMENT("NodeManagement", "To change the address space itself.");

    private static final String SET = "set";

    private final String title;
    private final String description;

    MessageGroup(String title, String description) {
        this.title = title;
        this.description = description;
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    /** Where a request, a notify or a fault belongs. */
    static MessageGroup of(Message message) {
        if (message.service().isEmpty()) {
            return message.notification() ? SUBSCRIPTION : SESSION;
        }
        String set = message.service().get().path(SET).asString("");
        return Arrays.stream(values())
                .filter(group -> group.title.equals(set))
                .findFirst()
                .orElseThrow(() -> new SchemaException(message.document().file() + ": " + Keywords.SERVICE
                        + " must say "
                        + SET + ", one of "
                        + Arrays.stream(values()).map(group -> group.title).toList()));
    }
}
