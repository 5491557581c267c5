package io.opcuaws.demo;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs the demo server until it is interrupted: {@code Main [port] [directory of its certificate]}. */
public final class Main {

    private static final int DEFAULT_PORT = 4840;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        DemoServerOptions options = DemoServerOptions.defaults()
                .withPort(arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_PORT);
        if (arguments.length > 1) {
            options = options.withCertificate(DemoCertificate.in(Path.of(arguments[1])));
        }
        try (DemoServer server = DemoServer.start(options)) {
            System.out.println(server.endpointUrl());
            new CountDownLatch(1).await();
        }
    }
}
