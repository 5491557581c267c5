package io.opcuaws.bench.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All workloads that are compared. */
final class Workloads {

    private Workloads() {}

    /** Those of these names, or whose names begin with them. */
    static List<Workload> chosen(List<String> names) {
        Map<String, Workload> byName = new LinkedHashMap<>();
        Stream.of(RequestLoad.all(), LoginLoad.all(), ValueLoad.all())
                .flatMap(List::stream)
                .forEach(workload -> byName.putIfAbsent(workload.name(), workload));
        return byName.values().stream()
                .filter(workload -> names.stream()
                        .anyMatch(name -> byName.containsKey(name)
                                ? workload.name().equals(name)
                                : workload.name().startsWith(name)))
                .toList();
    }
}
