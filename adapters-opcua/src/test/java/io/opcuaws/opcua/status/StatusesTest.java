package io.opcuaws.opcua.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.StatusCode;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.junit.jupiter.api.Test;

class StatusesTest {

    /** Else the same status would be two, depending on who found it. */
    @Test
    void agreeWithTheDomainsOwn() {
        assertThat(Arrays.stream(StatusCode.class.getDeclaredFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == StatusCode.class)
                        .map(field -> {
                            try {
                                return (StatusCode) field.get(null);
                            } catch (IllegalAccessException e) {
                                throw new AssertionError(e);
                            }
                        }))
                .hasSizeGreaterThan(20)
                .allSatisfy(code -> assertThat(Statuses.of(code.value())).isEqualTo(code));
    }

    @Test
    void codeWithoutANameIsItsNumber() {
        assertThat(Statuses.of(0x8FFF_0000L).name()).isEqualTo("0x8FFF0000");
    }

    /** They may name files, hosts or secrets. */
    @Test
    void messagesOfExceptionsAreNotPassedOn() {
        Failure failure = Failures.of(new CompletionException(
                new UaException(StatusCodes.Bad_UserAccessDenied, "user x with password y in /etc/z")));

        assertThat(failure.status().name()).isEqualTo("BadUserAccessDenied");
        assertThat(failure.sentence()).isNotBlank().doesNotContain("x with", "/etc");
    }
}
