package io.opcuaws.bench.load;

import io.opcuaws.bench.wire.Receiver;
import io.opcuaws.bench.wire.Text;

/** Finds the values in GW_DataChangeNotify messages. Each value must be one more than the one before of the same item. */
final class ValueReceiver implements Receiver {

    private static final byte[] NOTIFY = Text.needle("{\"Header\":{\"MessageType\":\"GW_DataChangeNotify\"");
    private static final byte[] HANDLE = Text.needle("\"ClientHandleData\":");
    private static final byte[] BODY = Text.needle("\"Body\":");
    private static final byte[] TIME = Text.needle("\"SourceTimestamp\":\"");
    private static final int TIME_OF_DAY = "2026-11-22T".length();
    private static final long MILLIS_A_DAY = 86_400_000;
    private static final long NANOS_A_MILLI = 1_000_000;

    private final long[] last;
    private final boolean checking;
    private final Counts counts;
    private long received;
    private int seen;

    private ValueReceiver(int items, boolean checking, Counts counts) {
        last = new long[items];
        this.checking = checking;
        this.counts = counts;
    }

    static ValueReceiver checking(int items, Counts counts) {
        return new ValueReceiver(items, true, counts);
    }

    /** For what comes again and again as it was recorded. */
    static ValueReceiver counting(int items, Counts counts) {
        return new ValueReceiver(items, false, counts);
    }

    /** Whether each item has had a value. */
    boolean hasAll() {
        return seen == last.length;
    }

    long received() {
        return received;
    }

    @Override
    public void received(Text text) {
        if (!text.startsWith(NOTIFY)) {
            return;
        }
        long now = System.currentTimeMillis() % MILLIS_A_DAY;
        int handle = text.after(HANDLE, 0);
        while (handle >= 0) {
            int body = text.after(BODY, handle);
            int time = text.after(TIME, body);
            received++;
            counts.done();
            if (checking) {
                check((int) text.number(handle), text.number(body));
                counts.took((now - millisOfDay(text, time)) * NANOS_A_MILLI);
            }
            handle = text.after(HANDLE, time);
        }
    }

    private void check(int item, long value) {
        if (last[item] == 0) {
            seen++;
        } else if (value != last[item] + 1) {
            counts.failed(Math.abs(value - last[item] - 1));
        }
        last[item] = value;
    }

    /** Of {@code 2026-11-22T19:46:06.1234567Z}, whose fraction may be shorter. */
    private static long millisOfDay(Text text, int time) {
        int hours = time + TIME_OF_DAY;
        long seconds = (text.number(hours) * 60 + text.number(hours + 3)) * 60 + text.number(hours + 6);
        long millis = 0;
        long scale = 100;
        for (int i = hours + 9; scale > 0 && text.isDigit(i); i++) {
            millis += scale * text.digit(i);
            scale /= 10;
        }
        return seconds * 1_000 + millis;
    }
}
