package io.opcuaws.app;

import io.opcuaws.app.config.Reloadable;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.settings.TargetKeys;
import io.opcuaws.domain.Gateway;
import io.opcuaws.domain.access.AccessRules;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules of access as they are now. Any thread may ask. */
final class AccessHolder implements Supplier<AccessRules>, Reloadable {

    private volatile AccessRules rules;
    private volatile @Nullable Gateway gateway;

    AccessHolder(Settings settings) {
        rules = TargetKeys.access(settings);
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
        AccessRules nextRules = TargetKeys.access(next);
        return () -> {
            rules = nextRules;
            Gateway told = gateway;
            if (told != null) {
                told.accessChanged();
            }
        };
    }
}
