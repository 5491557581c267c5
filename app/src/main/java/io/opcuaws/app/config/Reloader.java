package io.opcuaws.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the configuration again when it is told to, or when a file of it has changed. Either all of a new configuration that
 * can be taken over without a restart is, or nothing.
 *
 * <p>It has a thread of its own, because files may be slow; everything but {@link #reload} and {@link #close} happens there.
 */
public final class Reloader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);

    private final Sources sources;
    private final List<Reloadable> parts;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "configuration");
        thread.setDaemon(true);
        return thread;
    });

    /** What runs: of keys that are not reloaded, what the gateway was started with. */
    private Settings running;

    /** What was written when it was last looked at: what has been warned of is not warned of again. */
    private Settings written;

    private Map<Path, Optional<FileStamp>> seen;

    /** Stamps that differ from those seen: if they are the same the next time, nobody is writing any more. */
    private Map<Path, Optional<FileStamp>> changing = Map.of();

    private Reloader(Sources sources, Settings running, List<Reloadable> parts) {
        this.sources = sources;
        this.running = running;
        this.written = running;
        this.parts = List.copyOf(parts);
        this.seen = running.stamps();
    }

    /**
     * @param running what the parts were made with
     * @param interval how often the files are looked at; a change is taken over after two looks that see the same
     */
    public static Reloader start(Sources sources, Settings running, List<Reloadable> parts, Duration interval) {
        Reloader reloader = new Reloader(sources, running, parts);
        long millis = interval.toMillis();
        var unused = reloader.thread.scheduleWithFixedDelay(reloader::look, millis, millis, TimeUnit.MILLISECONDS);
        return reloader;
    }

    /** Loads the configuration again soon, on the thread of this. */
    public void reload() {
        thread.execute(this::loadAgain);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void look() {
        Map<Path, Optional<FileStamp>> now = stamps(seen);
        if (now.equals(seen)) {
            changing = Map.of();
        } else if (now.equals(changing)) {
            changing = Map.of();
            loadAgain();
        } else {
            changing = now;
        }
    }

    private static Map<Path, Optional<FileStamp>> stamps(Map<Path, Optional<FileStamp>> of) {
        Map<Path, Optional<FileStamp>> stamps = new HashMap<>();
        of.keySet().forEach(file -> stamps.put(file, FileStamp.of(file)));
        return stamps;
    }

    private void loadAgain() {
        Map<Path, Optional<FileStamp>> before = stamps(seen);
        Reading reading = sources.reading();
        try {
            takeOver(sources.load(reading));
            seen = new HashMap<>(running.stamps());
            seen.putAll(written.stamps());
        } catch (ConfigException e) {
            e.problems().forEach(problem -> LOG.error("{}", problem));
            LOG.error("The configuration was not taken over; everything stays as it was.");
            // What the failed one names counts too: a file that is missing may come.
            before.putAll(reading.stamps());
            seen = before;
        } catch (RuntimeException e) {
            LOG.error("The configuration could not be taken over.", e);
            seen = before;
        }
    }

    private void takeOver(Settings next) throws ConfigException {
        Settings effective = sources.sections().read(withFixed(next), sources.reading());
        List<Runnable> changes = new ArrayList<>();
        for (Reloadable part : parts) {
            changes.add(part.prepare(effective));
        }
        changes.forEach(Runnable::run);
        tell(next, effective); // after the changes, for they may be changes of what is logged
        running = effective;
        written = next;
    }

    /** What will hold: a check must see the address that the gateway listens on, and not the one that it will after a restart. */
    private Node.Mapping withFixed(Settings next) {
        Node.Mapping effective = next.written();
        for (Key<?> key : sources.sections().keys()) {
            if (!key.isReloaded()) {
                Optional<Node> fixed = running.written().at(key.names());
                effective =
                        fixed.isPresent() ? effective.with(key.names(), fixed.get()) : effective.without(key.names());
            }
        }
        return effective;
    }

    private void tell(Settings next, Settings effective) {
        List<String> changed = new ArrayList<>();
        for (Key<?> key : sources.sections().keys()) {
            if (key.isReloaded() && !next.saysTheSame(running, key)) {
                changed.add(key.path());
            }
            if (!next.saysTheSame(effective, key) && !next.saysTheSame(written, key)) {
                LOG.warn("{}: {} has changed, which counts from the next start on.", next.origin(key), key.path());
            }
        }
        next.warnings().stream()
                .filter(warning -> !written.warnings().contains(warning))
                .forEach(warning -> LOG.warn("{}", warning));
        LOG.info(
                "The configuration was loaded again; changed: {}.",
                changed.isEmpty() ? "nothing but files that it names" : String.join(", ", changed));
    }
}
