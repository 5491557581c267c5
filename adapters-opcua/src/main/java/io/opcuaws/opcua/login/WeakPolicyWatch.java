package io.opcuaws.opcua.login;

import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.UserIdentity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the policies of logins: weak ones are refused, or warned of once for each address of a server. The policy that
 * protects a user's secret counts as the one that secures messages does. Any thread may call.
 */
final class WeakPolicyWatch {

    private static final Logger LOG = LoggerFactory.getLogger(WeakPolicyWatch.class);

    /** Of that many addresses it is remembered that they were warned of; clients choose them. */
    private static final int MAX_REMEMBERED = 1_000;

    private final Supplier<WeakPolicies> rule;
    private final Set<String> warnedOf =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<String, Boolean>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MAX_REMEMBERED;
                }
            }));

    /** @param rule what holds now */
    WeakPolicyWatch(Supplier<WeakPolicies> rule) {
        this.rule = rule;
    }

    WeakPolicies rule() {
        return rule.get();
    }

    /**
     * Looks at what is asked for, before anything is sent.
     *
     * @throws FailureException {@code BadSecurityPolicyRejected} for a weak policy, if those are forbidden
     */
    void check(SessionSettings asked) {
        refuseWeak(policies(asked, asked.userTokenSecurityPolicy().orElse(SecurityPolicy.NONE)));
    }

    /**
     * Looks at what will be used.
     *
     * @throws FailureException as {@link #check(SessionSettings)}; the rule may have changed since
     */
    void check(ChosenEndpoint chosen, SessionTarget target) {
        refuseWeak(policies(target.settings(), chosen.tokenSecurity()));
    }

    /** A session is open. */
    void opened(ChosenEndpoint chosen, SessionTarget target) {
        String address = target.address().host() + ":" + target.address().port();
        policies(target.settings(), chosen.tokenSecurity())
                .filter(SecurityPolicy::isWeak)
                .findFirst()
                .filter(policy -> warnedOf.add(address))
                .ifPresent(policy -> LOG.warn(
                        "{} is used with the security policy {}, which is not secure any more;"
                                + " security.weak-policies can forbid that",
                        address,
                        WeakPolicies.nameOf(policy)));
    }

    private void refuseWeak(Stream<SecurityPolicy> policies) {
        policies.filter(rule.get()::forbids).findFirst().ifPresent(policy -> {
            throw WeakPolicies.refusal(policy);
        });
    }

    /** Without a secret there is nothing that a token's policy would protect. */
    private static Stream<SecurityPolicy> policies(SessionSettings settings, SecurityPolicy ofToken) {
        return settings.identity() instanceof UserIdentity.Anonymous
                ? Stream.of(settings.securityPolicy())
                : Stream.of(settings.securityPolicy(), ofToken);
    }
}
