package io.opcuaws.opcua.subscription;

import io.opcuaws.opcua.login.Established;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.jspecify.annotations.Nullable;

/** One subscription. Changed on the lane only; its ids and items may be read by any thread. */
final class Subscription {

    /** An item that makes another one report (SetTriggering). */
    record Link(MonitoredItem triggering, MonitoredItem linked) {}

    /**
     * The session that it is in.
     *
     * @param session its authentication token
     * @param serverStart when that session's server was started, if it says so
     */
    record Home(NodeId session, Optional<DateTime> serverStart) {

        static Home of(Established session) {
            return new Home(session.authenticationToken(), session.serverStart());
        }

        /** The server was restarted since: its subscriptions are others now, even if their ids are the same. */
        boolean isBeforeRestart(Home later) {
            return serverStart.isPresent() && later.serverStart.isPresent() && !serverStart.equals(later.serverStart);
        }

        @Override
        public String toString() {
            return "Home"; // the token is a secret
        }
    }

    private final long id;
    private final boolean batched;
    private final Map<Long, MonitoredItem> items = new ConcurrentHashMap<>();
    private final Set<Link> links = new LinkedHashSet<>();
    private volatile UInteger serverId;
    private Home home;
    private @Nullable NodeId askedFor;
    private SubscriptionSettings settings;
    private boolean publishing;
    private boolean deleting;
    private boolean mayHaveStrays;
    private boolean incomplete;
    private long expected = SequenceNumbers.FIRST;

    /**
     * A subscription that the server has just made.
     *
     * @param id its name for the client
     * @param batched all values of a response go into one notify
     */
    Subscription(
            long id, UInteger serverId, Home home, SubscriptionSettings settings, boolean publishing, boolean batched) {
        this.home = home;
        this.id = id;
        this.serverId = serverId;
        this.settings = settings;
        this.publishing = publishing;
        this.batched = batched;
    }

    long id() {
        return id;
    }

    boolean isBatched() {
        return batched;
    }

    UInteger serverId() {
        return serverId;
    }

    Home home() {
        return home;
    }

    /** It is in this session now. */
    void movedTo(Home newHome) {
        home = newHome;
    }

    /** This session has asked for it (TransferSubscriptions); whether it has got it may not have come through. */
    void askedForBy(NodeId session) {
        askedFor = session;
    }

    boolean wasAskedForBy(NodeId session) {
        return session.equals(askedFor);
    }

    SubscriptionSettings settings() {
        return settings;
    }

    void modified(SubscriptionSettings newSettings) {
        settings = newSettings;
    }

    boolean isPublishing() {
        return publishing;
    }

    void publishingSet(boolean enabled) {
        publishing = enabled;
    }

    /** While it is being deleted nothing is expected of it. */
    boolean isDeleting() {
        return deleting;
    }

    void deleting(boolean now) {
        deleting = now;
    }

    /** The sequence number of the next message. */
    long expected() {
        return expected;
    }

    void expect(long number) {
        expected = number;
    }

    /** The server has made it anew, without items yet, and counts its messages from the first. */
    void recreated(UInteger newServerId, Home newHome) {
        home = newHome;
        serverId = newServerId;
        expected = SequenceNumbers.FIRST;
        mayHaveStrays = false;
        incomplete = true;
        items.values().forEach(item -> item.recreated(null));
    }

    /** It was made anew, but not yet all that is in it. */
    boolean isIncomplete() {
        return incomplete;
    }

    /** All that is in it was made anew. */
    void completed() {
        incomplete = false;
    }

    Map<Long, MonitoredItem> items() {
        return items;
    }

    @Nullable
    MonitoredItem item(long itemId) {
        return items.get(itemId);
    }

    /** Null also if the server has it no more: it could not be made again. */
    @Nullable
    MonitoredItem itemOnServer(long itemId) {
        MonitoredItem item = items.get(itemId);
        return item != null && item.isOnServer() ? item : null;
    }

    /** The server may have items here that nobody knows. */
    boolean mayHaveStrays() {
        return mayHaveStrays;
    }

    void mayHaveStrays(boolean now) {
        mayHaveStrays = now;
    }

    Set<Link> links() {
        return links;
    }

    void remove(MonitoredItem item) {
        items.remove(item.id());
        links.removeIf(link -> link.triggering() == item || link.linked() == item);
    }
}
