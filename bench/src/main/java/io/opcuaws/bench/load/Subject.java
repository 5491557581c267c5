package io.opcuaws.bench.load;

/** Who does the work. */
public enum Subject {
    GATEWAY("gateway"),

    /** The same OPC UA work without WebSocket and JSON. */
    BARE("bare Milo"),

    /** The same messages without OPC UA. */
    ECHO("Jetty echo");

    private final String label;

    Subject(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
