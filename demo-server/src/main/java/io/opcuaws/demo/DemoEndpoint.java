package io.opcuaws.demo;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;

/** One way to secure messages that the demo server offers. */
public record DemoEndpoint(SecurityPolicy policy, MessageSecurityMode mode) {

    /** No security at all. */
    public static final DemoEndpoint NONE = new DemoEndpoint(SecurityPolicy.None, MessageSecurityMode.None);

    /** None, and every other policy with Sign and with SignAndEncrypt. */
    public static List<DemoEndpoint> all() {
        List<DemoEndpoint> all = new ArrayList<>();
        all.add(NONE);
        for (SecurityPolicy policy : SecurityPolicy.values()) {
            if (policy != SecurityPolicy.None) {
                all.add(new DemoEndpoint(policy, MessageSecurityMode.Sign));
                all.add(new DemoEndpoint(policy, MessageSecurityMode.SignAndEncrypt));
            }
        }
        return List.copyOf(all);
    }
}
