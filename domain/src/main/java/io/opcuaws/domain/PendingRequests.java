package io.opcuaws.domain;

import io.opcuaws.domain.port.ClientMessage.Refused;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.domain.port.StatusCode;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** Requests that wait for their answer. Whatever ends the wait removes the request, so that none is answered twice. */
final class PendingRequests {

    private static final Failure TIMEOUT =
            new Failure(StatusCode.BAD_TIMEOUT, "The server did not answer within the request's timeout.");

    private final Set<PendingRequest> requests = new LinkedHashSet<>();

    /** One request that waits; it is itself and equal to no other. */
    static final class PendingRequest {
        private final RequestTag tag;
        private final long deadline;
        private boolean waiting = true;

        private PendingRequest(RequestTag tag, long deadline) {
            this.tag = tag;
            this.deadline = deadline;
        }

        /** It goes to its server now. */
        void sentToServer() {
            tag.sentToServer();
        }

        /** Its server has answered. */
        void serverAnswered() {
            tag.serverAnswered();
        }

        /** It has not been answered yet. */
        boolean isWaiting() {
            return waiting;
        }

        Duration timeLeft(long now) {
            return Duration.ofMillis(Math.max(0, deadline - now));
        }
    }

    /** A request begins to wait, until {@code deadline} at the longest. */
    PendingRequest add(RequestTag tag, long deadline, Outlet outlet) {
        PendingRequest request = new PendingRequest(tag, deadline);
        requests.add(request);
        outlet.wakeAt(deadline);
        return request;
    }

    /** The outcome of a request has come; it is dropped if the request was answered before. */
    void complete(PendingRequest request, ServiceOutcome outcome, Outlet outlet) {
        if (requests.remove(request)) {
            request.waiting = false;
            outlet.send(outcome.toReply(request.tag));
        }
    }

    /** Answers what has waited too long. */
    void tick(long now, Outlet outlet) {
        long next = Long.MAX_VALUE;
        for (Iterator<PendingRequest> each = requests.iterator(); each.hasNext(); ) {
            PendingRequest request = each.next();
            if (request.deadline <= now) {
                each.remove();
                request.waiting = false;
                outlet.send(new Refused(request.tag, TIMEOUT));
            } else {
                next = Math.min(next, request.deadline);
            }
        }
        if (next != Long.MAX_VALUE) {
            outlet.wakeAt(next);
        }
    }

    /** Answers all of them with the same failure. */
    void refuseAll(Failure failure, Outlet outlet) {
        requests.forEach(request -> {
            request.waiting = false;
            outlet.send(new Refused(request.tag, failure));
        });
        requests.clear();
    }
}
