package io.opcuaws.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SIGHUP, by which a service is told to read its configuration again. */
final class HangUpSignal {

    private static final Logger LOG = LoggerFactory.getLogger(HangUpSignal.class);

    private HangUpSignal() {}

    /**
     * Lets the signal do this from now on; where there is no such signal, nothing happens.
     *
     * <p>By reflection: Java has signals in {@code sun.misc} only, and using that by name is a warning that nothing turns
     * off. Module {@code jdk.unsupported} exports it to everybody.
     */
    static void does(Runnable reaction) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handling = Proxy.newProxyInstance(
                    HangUpSignal.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        reaction.run();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), handling);
        } catch (InvocationTargetException e) {
            LOG.debug("There is no SIGHUP here.", e);
        } catch (ReflectiveOperationException e) {
            LOG.warn("SIGHUP does not reload the configuration: this Java has no signals.", e);
        }
    }
}
