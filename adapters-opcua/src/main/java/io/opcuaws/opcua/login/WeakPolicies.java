package io.opcuaws.opcua.login;

import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.status.Failures;

/** What becomes of a login with a {@linkplain SecurityPolicy#isWeak weak} policy. */
public enum WeakPolicies {
    /** It works, and the log warns of it. */
    WARN,
    /** It is refused. */
    FORBID;

    boolean forbids(SecurityPolicy policy) {
        return this == FORBID && policy.isWeak();
    }

    /** Why a login with this policy is refused. */
    static FailureException refusal(SecurityPolicy policy) {
        return Failures.because(
                StatusCode.BAD_SECURITY_POLICY_REJECTED,
                nameOf(policy)
                        + " is not secure any more, and the gateway's configuration forbids it (security.weak-policies).");
    }

    static String nameOf(SecurityPolicy policy) {
        return policy.uri().substring(policy.uri().indexOf('#') + 1);
    }
}
