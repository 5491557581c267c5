package io.opcuaws.opcua.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The structures of one server as one connection to it knows them: a reconnect starts anew, since namespaces may have moved.
 * Safe for any thread; nobody waits for another one.
 *
 * <p>A type is loaded when something needs it: {@link #find} notes an id that was never asked for, and {@link
 * #withTypes} runs a translation again after what it missed was loaded. So a translation that needs nothing new costs two
 * reads of a counter. An id is asked for once, whatever comes of it; loads run one after another, so that what two types
 * have in common is read once.
 *
 * <p>Once {@value #MOST_IDS} ids were asked for, or as many types described, further types stay unknown.
 */
public final class DataTypes implements Layouts {

    private static final Logger LOG = LoggerFactory.getLogger(DataTypes.class);
    private static final int MOST_IDS = 10_000;
    private static final long SECONDS_TO_RETRY = 30;

    /** Each round finds what the structures of the one before contain; deeper ones stay unknown. */
    private static final int MOST_ROUNDS = 40;

    private final TypeQueries queries;
    private final Executor later;
    private final Map<NodeId, TypeDescription> described = new ConcurrentHashMap<>();
    private final Map<NodeId, StructureLayout> known = new ConcurrentHashMap<>();

    /** The loads of all ids that were asked for; they never fail. */
    private final Map<NodeId, CompletableFuture<Void>> loads = new ConcurrentHashMap<>();

    private final Set<NodeId> wanted = ConcurrentHashMap.newKeySet();
    private final AtomicLong misses = new AtomicLong();

    /** The load after which the next one runs. Guarded by this object's lock, which is never held while something runs. */
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    public DataTypes(AddressSpace server, EncodingContext context) {
        this(server, context, CompletableFuture.delayedExecutor(SECONDS_TO_RETRY, TimeUnit.SECONDS));
    }

    /** @param later runs what makes a load possible again that could not ask the server */
    DataTypes(AddressSpace server, EncodingContext context, Executor later) {
        queries = new TypeQueries(server, context);
        this.later = later;
    }

    @Override
    public @Nullable StructureLayout find(NodeId id) {
        StructureLayout standard = Layouts.STANDARD.find(id);
        if (standard != null) {
            return standard;
        }
        // Before looking it up, or a load that ends in between would go unseen.
        CompletableFuture<Void> load = loads.get(id);
        boolean mayCome = load == null ? loads.size() < MOST_IDS : !load.isDone();
        StructureLayout layout = known.get(id);
        if (layout == null && mayCome) {
            wanted.add(id);
            misses.incrementAndGet();
        }
        return layout;
    }

    /**
     * Runs a translation, which finds its types here, as often as it takes until all types that can be had are there.
     *
     * @return what the translation gave or threw when it missed nothing more
     */
    public <T> CompletableFuture<T> withTypes(Supplier<T> translation) {
        return attempt(() -> CompletableFuture.completedFuture(translation.get()), true, MOST_ROUNDS);
    }

    /**
     * Runs an action that begins with a translation: again only if it has thrown, because what it refused may only have been
     * of a type that was not there.
     *
     * @return what the action gave, or threw when it missed nothing more
     */
    public <T> CompletableFuture<T> withTypesTold(Supplier<? extends CompletableFuture<? extends T>> action) {
        return attempt(action, false, MOST_ROUNDS);
    }

    private <T> CompletableFuture<T> attempt(
            Supplier<? extends CompletableFuture<? extends T>> action, boolean repeatable, int rounds) {
        long before = misses.get();
        CompletableFuture<T> result;
        boolean done;
        try {
            result = action.get().thenApply(value -> value);
            done = !repeatable;
        } catch (RuntimeException e) {
            result = CompletableFuture.failedFuture(e);
            done = false;
        }
        return done || misses.get() == before || rounds == 0
                ? result
                : load().thenCompose(loaded -> attempt(action, repeatable, rounds - 1));
    }

    /** Loads all that is wanted; completes when that, and whatever is being loaded already, is there or known not to be. */
    private CompletableFuture<Void> load() {
        CompletableFuture<Void> loaded = new CompletableFuture<>();
        CompletableFuture<Void> previous;
        List<NodeId> ids = new ArrayList<>();
        synchronized (this) {
            for (NodeId id : List.copyOf(wanted)) {
                if (loads.putIfAbsent(id, loaded) == null) {
                    ids.add(id);
                }
                wanted.remove(id);
            }
            previous = last;
            if (ids.isEmpty()) {
                return previous;
            }
            last = loaded;
        }
        var unused = previous.thenCompose(done -> new TypeLoad(queries, described, MOST_IDS).run(ids))
                .whenComplete((layouts, thrown) -> {
                    if (thrown == null) {
                        layouts.forEach(this::add);
                    } else {
                        LOG.warn(
                                "types of a server stay unknown for now, as it could not be asked: {}",
                                thrown.toString());
                        LOG.debug("the types are {}", ids, thrown);
                        later.execute(() -> ids.forEach(loads::remove));
                    }
                    loaded.complete(null);
                });
        return loaded;
    }

    private void add(StructureLayout layout) {
        layout.ids().all().forEach(id -> known.putIfAbsent(id, layout));
    }
}
