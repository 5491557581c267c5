package io.opcuaws.bench.load;

import io.opcuaws.bench.measure.FlightRecording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How thoroughly it is measured.
 *
 * @param warmUp how long each does it unmeasured before all else; again and again until it compiles little meanwhile
 * @param mostWarmUps how often at most
 * @param pace one slice
 * @param rounds how many slices of each
 * @param subjects who is measured
 * @param recordings where flight recordings of the gateway are left, if anywhere
 */
record Plan(
        Duration warmUp, int mostWarmUps, Pace pace, int rounds, List<Subject> subjects, Optional<Path> recordings) {

    /** Lets all of them take turns, each round beginning with another one. */
    Comparison compare(Workload workload, Field field) {
        List<Subject> turn = new ArrayList<>(
                subjects.stream().filter(workload.subjects()::contains).toList());
        turn.forEach(subject -> warmUp(workload, subject, field));
        FlightRecording recording = recording(workload, field);
        try {
            Comparison comparison = new Comparison(workload);
            for (int round = 0; round < rounds; round++) {
                for (Subject subject : turn) {
                    comparison.add(subject, workload.measure(subject, field, pace));
                }
                Collections.rotate(turn, 1);
            }
            return comparison;
        } finally {
            recording.close();
        }
    }

    /** What is cold is measured with its compiler, which may take more than all the rest: until that has calmed down. */
    void warmUp(Workload workload, Subject subject, Field field) {
        Pace pace = new Pace(Duration.ZERO, warmUp);
        for (int i = 0; i < mostWarmUps; i++) {
            if (workload.measure(subject, field, pace).compiling() <= Comparison.COMPILING) {
                return;
            }
        }
    }

    /** While another one has its turn, the gateway is idle, and there is nothing in it. */
    private FlightRecording recording(Workload workload, Field field) {
        return recordings
                .map(folder -> field.probe(Subject.GATEWAY).record(folder.resolve(workload.name() + ".jfr")))
                .orElse(FlightRecording.NONE);
    }
}
