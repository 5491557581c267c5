package io.opcuaws.opcua.reach;

/** From one port to another, both included. */
record Ports(int from, int to) {

    private static final int MAX = 65_535;
    static final Ports ALL = new Ports(1, MAX);

    /**
     * Reads {@code "4840"} or {@code "4840-4850"}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    static Ports of(String text) {
        if (!text.matches("\\d{1,5}(-\\d{1,5})?")) {
            throw new IllegalArgumentException("the port must be a number or two with a dash between, not " + text);
        }
        int dash = text.indexOf('-');
        int from = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
        int to = dash < 0 ? from : Integer.parseInt(text.substring(dash + 1));
        if (from < 1 || to < from || to > MAX) {
            throw new IllegalArgumentException("ports go from 1 to " + MAX + ", the lower one first, not " + text);
        }
        return new Ports(from, to);
    }

    boolean contain(int port) {
        return from <= port && port <= to;
    }
}
