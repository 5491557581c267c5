package io.opcuaws.app;

import io.opcuaws.app.config.Reloadable;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.settings.TargetKeys;
import io.opcuaws.domain.Gateway;
import io.opcuaws.domain.access.AccessRules;
import io.opcuaws.domain.access.NamedTarget;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules of access as they are now. Any thread may ask. */
final class AccessHolder implements Supplier<AccessRules>, Reloadable {

    /** What has a name while the configuration names nothing. */
    private volatile Map<String, NamedTarget> otherwise = Map.of();

    private volatile AccessRules rules;
    private volatile @Nullable Gateway gateway;

    AccessHolder(Settings settings) {
        rules = TargetKeys.access(settings);
    }

    /** Gives a name to a target as long as the configuration names none. To be called before clients are served. */
    void offerOtherwise(String name, NamedTarget target) {
        otherwise = Map.of(name, target);
        rules = withOffer(rules);
    }

    /** The gateway that is to know of changes. */
    Gateway tells(Gateway told) {
        gateway = told;
        return told;
    }

    @Override
    public AccessRules get() {
        return rules;
    }

    @Override
    public Runnable prepare(Settings next) {
        AccessRules nextRules = withOffer(TargetKeys.access(next));
        return () -> {
            rules = nextRules;
            Gateway told = gateway;
            if (told != null) {
                told.accessChanged();
            }
        };
    }

    /** An operator who names targets has said which there are, and what for: then there is nothing beside them. */
    private AccessRules withOffer(AccessRules written) {
        return written.targets().isEmpty()
                ? new AccessRules(otherwise, written.openRights(), written.readOnly())
                : written;
    }
}
