package io.opcuaws.opcua.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.opcua.status.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.junit.jupiter.api.Test;

/** How lists are cut, with a server that answers when the test says so. The result of an item is its number as text. */
class PortionsTest {

    private final List<List<Integer>> calls = new ArrayList<>();
    private final List<CompletableFuture<List<String>>> answers = new ArrayList<>();

    @Test
    void aListThatFitsIsOneCall() {
        CompletableFuture<List<String>> all = call(Portions.once(3), 3);

        answer(0);

        assertThat(calls).containsExactly(List.of(0, 1, 2));
        assertThat(all).isCompletedWithValue(List.of("0", "1", "2"));
    }

    @Test
    void aServerWithoutALimitGetsAllAtOnce() {
        CompletableFuture<List<String>> all = call(Portions.once(0), 100);

        assertThat(calls).hasSize(1);
        answer(0);
        assertThat(all.join()).hasSize(100);
    }

    @Test
    void anEmptyListIsNoCall() {
        assertThat(call(Portions.once(3), 0)).isCompletedWithValue(List.of());
        assertThat(calls).isEmpty();
    }

    @Test
    void eachCallWaitsForTheAnswerToTheOneBefore() {
        CompletableFuture<List<String>> all = call(Portions.once(2), 5);

        assertThat(calls).containsExactly(List.of(0, 1));
        answer(0);
        assertThat(calls).containsExactly(List.of(0, 1), List.of(2, 3));
        answer(1);
        assertThat(all).isNotDone();
        answer(2);
        assertThat(calls).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
        assertThat(all).isCompletedWithValue(List.of("0", "1", "2", "3", "4"));
    }

    @Test
    void theFirstFailureEndsIt() {
        CompletableFuture<List<String>> all = call(Portions.repeatable(2), 5);

        fail(0, StatusCodes.Bad_UserAccessDenied);

        assertThat(calls).hasSize(1);
        assertFailed(all, "BadUserAccessDenied");
    }

    @Test
    void aResponseThatIsTooLargeIsAskedForInHalvesUntilItFits() {
        CompletableFuture<List<String>> all = call(Portions.repeatable(0), 3);

        fail(0, StatusCodes.Bad_ResponseTooLarge);
        fail(1, StatusCodes.Bad_EncodingLimitsExceeded);
        IntStream.range(2, 5).forEach(this::answer);

        assertThat(calls).containsExactly(List.of(0, 1, 2), List.of(0, 1), List.of(0), List.of(1), List.of(2));
        assertThat(all).isCompletedWithValue(List.of("0", "1", "2"));
    }

    @Test
    void aSingleItemThatIsTooLargeIsAFailure() {
        CompletableFuture<List<String>> all = call(Portions.repeatable(0), 1);

        fail(0, StatusCodes.Bad_ResponseTooLarge);

        assertThat(calls).hasSize(1);
        assertFailed(all, "BadResponseTooLarge");
    }

    /** The server may have written, or called a method, before it noticed. */
    @Test
    void whatMayNotHappenTwiceIsNotRepeatedWhenItsResponseIsTooLarge() {
        CompletableFuture<List<String>> all = call(Portions.once(0), 2);

        fail(0, StatusCodes.Bad_ResponseTooLarge);

        assertThat(calls).hasSize(1);
        assertFailed(all, "BadResponseTooLarge");
    }

    /** Some servers have limits that they do not tell. */
    @Test
    void whatTheServerRefusesForItsSizeIsCutInHalfEvenIfItMayNotHappenTwice() {
        CompletableFuture<List<String>> all = call(Portions.once(0), 2);

        fail(0, StatusCodes.Bad_TooManyOperations);
        answer(1);
        answer(2);

        assertThat(calls).containsExactly(List.of(0, 1), List.of(0), List.of(1));
        assertThat(all).isCompletedWithValue(List.of("0", "1"));
    }

    private CompletableFuture<List<String>> call(Portions portions, int items) {
        return portions.call(IntStream.range(0, items).boxed().toList(), portion -> {
            calls.add(portion);
            answers.add(new CompletableFuture<>());
            return answers.get(answers.size() - 1);
        });
    }

    private void answer(int call) {
        answers.get(call).complete(calls.get(call).stream().map(String::valueOf).toList());
    }

    private void fail(int call, long status) {
        answers.get(call).completeExceptionally(new UaException(status));
    }

    private static void assertFailed(CompletableFuture<?> all, String status) {
        assertThat(all).isCompletedExceptionally();
        assertThat(Failures.of(all.handle((result, thrown) -> thrown).join())
                        .status()
                        .name())
                .isEqualTo(status);
    }
}
