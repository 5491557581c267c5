package io.opcuaws.chaos.invariant;

/** What clients hold on a server, by its own count. */
public record Held(int sessions, int subscriptions, int channels) {

    public boolean isNothing() {
        return sessions == 0 && subscriptions == 0 && channels == 0;
    }

    @Override
    public String toString() {
        return sessions + " sessions, " + subscriptions + " subscriptions, " + channels + " channels";
    }
}
