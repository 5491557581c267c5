package io.opcuaws.chaos.net;

/** Threads that do not keep the process alive. */
public final class Daemon {

    private Daemon() {}

    public static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
