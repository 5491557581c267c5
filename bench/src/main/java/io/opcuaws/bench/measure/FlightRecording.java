package io.opcuaws.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import jdk.management.jfr.FlightRecorderMXBean;

/** A recording of another JVM: where its time goes, and what it allocates. */
public interface FlightRecording extends AutoCloseable {

    /** Nothing is recorded. */
    FlightRecording NONE = () -> {};

    /** The end; writes the file. */
    @Override
    void close();

    /** Begins now. */
    static FlightRecording start(FlightRecorderMXBean recorder, Path file) {
        long id = recorder.newRecording();
        recorder.setPredefinedConfiguration(id, "profile");
        recorder.startRecording(id);
        return () -> {
            try {
                recorder.stopRecording(id);
                recorder.copyTo(id, file.toAbsolutePath().toString());
                recorder.closeRecording(id);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
