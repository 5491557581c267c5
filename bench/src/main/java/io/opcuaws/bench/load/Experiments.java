package io.opcuaws.bench.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that can be found out. */
final class Experiments {

    private Experiments() {}

    /** Those of these names, or whose names begin with them. */
    static List<Experiment> chosen(List<String> names) {
        Map<String, Experiment> byName = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(RequestLoad.all(), LoginLoad.all(), ValueLoad.all())
                                .flatMap(List::stream)
                                .map(Experiments::comparison),
                        Stream.of(new Growth(), new IdleCost(), new StartUp()))
                .forEach(experiment -> byName.put(experiment.name(), experiment));
        return byName.values().stream()
                .filter(experiment -> names.stream()
                        .anyMatch(name -> byName.containsKey(name)
                                ? experiment.name().equals(name)
                                : experiment.name().startsWith(name)))
                .toList();
    }

    private static Experiment comparison(Workload workload) {
        return new Experiment() {
            @Override
            public String name() {
                return workload.name();
            }

            @Override
            public Report run(Field field, Plan plan) {
                return Report.of(plan.compare(workload, field));
            }
        };
    }
}
