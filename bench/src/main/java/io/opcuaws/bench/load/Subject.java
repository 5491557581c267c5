package io.opcuaws.bench.load;

/** Who does the work. */
public enum Subject {
    GATEWAY("gateway"),

    /** The same OPC UA work without WebSocket and JSON. */
    BARE("bare Milo"),

    /** The same messages without OPC UA. */
    ECHO("Jetty echo"),

    /** Both of these and nothing between: what these two libraries take together at this pace. */
    BRIDGE("bridge");

    private final String label;

    Subject(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
