package io.opcuaws.bench.load;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A request of v2, and the name under which the bare client knows it.
 *
 * @param service the service, without {@code GW_} and {@code Request}
 * @param body the JSON of its body
 */
record Request(String name, String service, String body) {

    private static final int MANY = 1_000;

    static Request read1() {
        return new Request("read-1", "Read", "{\"NodesToRead\":[{\"NodeId\":\"ns=2;s=Demo.Scalar.Int32\"}]}");
    }

    static Request read1000() {
        return new Request(
                "read-1000",
                "Read",
                IntStream.range(0, MANY)
                        .mapToObj(i -> "{\"NodeId\":\"ns=2;s=Demo.Many." + i + "\"}")
                        .collect(Collectors.joining(",", "{\"NodesToRead\":[", "]}")));
    }

    static Request write1() {
        return new Request(
                "write-1",
                "Write",
                "{\"NodesToWrite\":[{\"NodeId\":\"ns=2;s=Demo.Scalar.Int32\","
                        + "\"Value\":{\"Value\":{\"Type\":6,\"Body\":4711}}}]}");
    }

    static Request browse() {
        return new Request(
                "browse",
                "Browse",
                "{\"NodesToBrowse\":[{\"NodeId\":\"ns=2;s=Demo.Scalar\",\"ReferenceTypeId\":\"i=33\"}]}");
    }
}
