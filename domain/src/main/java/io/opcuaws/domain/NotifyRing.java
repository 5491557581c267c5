package io.opcuaws.domain;

import io.opcuaws.domain.port.Notice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last of what a session has said, numbered from 1. */
final class NotifyRing {

    /** One notice by its number. */
    record Numbered(long number, Notice notice) {}

    private final int capacity;
    private final Deque<Numbered> kept = new ArrayDeque<>();
    private long weight;
    private long last;

    /** @param capacity how many values are kept; the last notice is kept in any case */
    NotifyRing(int capacity) {
        this.capacity = capacity;
    }

    /** Keeps a notice, instead of the oldest ones if there are too many, and gives its number. */
    long add(Notice notice) {
        last++;
        kept.addLast(new Numbered(last, notice));
        weight += notice.weight();
        while (weight > capacity && kept.size() > 1) {
            weight -= kept.removeFirst().notice().weight();
        }
        return last;
    }

    /** The number of the last notice, 0 if there was none. */
    long last() {
        return last;
    }

    /** Whether something that came after this number is not kept any more. */
    boolean hasGapAfter(long number) {
        return number < last - kept.size();
    }

    /** What came after this number and is kept, in order. */
    List<Numbered> after(long number) {
        return kept.stream().filter(notice -> notice.number() > number).toList();
    }
}
