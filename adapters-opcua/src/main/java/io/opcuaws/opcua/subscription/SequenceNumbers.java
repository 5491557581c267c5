package io.opcuaws.opcua.subscription;

/** The numbers of a subscription's messages: 1 to 4294967295, then 1 again (OPC 10000-4, 7.25). */
final class SequenceNumbers {

    static final long FIRST = 1;

    private static final long LAST = 0xFFFF_FFFFL;

    private SequenceNumbers() {}

    static long next(long number) {
        return number == LAST ? FIRST : number + 1;
    }

    /** How many messages are between the expected one and this one; negative if it has been there before. */
    static long ahead(long expected, long number) {
        long distance = (number - expected) & LAST;
        return distance <= LAST / 2 ? distance : distance - LAST - 1;
    }
}
