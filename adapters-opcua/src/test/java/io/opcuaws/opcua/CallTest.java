package io.opcuaws.opcua;

import static io.opcuaws.opcua.DemoClient.json;
import static io.opcuaws.opcua.DemoClient.node;
import static io.opcuaws.opcua.DemoClient.ofUnknownNamespace;
import static io.opcuaws.opcua.DemoClient.variant;
import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.protocol.message.CallMethodRequest;
import io.opcuaws.protocol.message.CallMethodResult;
import io.opcuaws.protocol.message.CallRequest;
import io.opcuaws.protocol.message.CallResponse;
import io.opcuaws.protocol.message.NodeId;
import io.opcuaws.protocol.message.Variant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Methods, called on the folder {@code Demo.Method}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallTest {

    private static final Variant HALF = variant(11, "0.5");

    private final DemoClient client = DemoClient.connect();

    @Test
    void aMethodAnswersWithItsOutputs() {
        CallMethodResult result =
                call(method("Add", HALF, variant(11, "1e300"))).get(0);

        assertThat(result.statusCode()).isEqualTo(StatusCodes.Good);
        assertThat(result.outputArguments()).extracting(Variant::type).containsExactly(11);
        assertThat(result.outputArguments())
                .extracting(output -> String.valueOf(output.body()))
                .containsExactly("1.0E300");
    }

    @Test
    void anArrayOfVariantsComesBackAsItWas() {
        Variant values = variant(
                24, "[{\"Type\":6,\"Body\":1},{\"Type\":12,\"Body\":\"one\"},{\"Type\":1,\"Body\":[true,false]}]");

        List<Variant> outputs = call(method("Echo", values)).get(0).outputArguments();

        assertThat(outputs).extracting(Variant::type).containsExactly(24);
        assertThat(outputs)
                .extracting(output -> json(String.valueOf(output.body())))
                .containsExactly(values.body());
    }

    @Test
    void eachCallThatFailsSaysWhyAtItsPlace() {
        assertThat(call(
                        method("Fail"),
                        method("Add", HALF),
                        method("Add", HALF, HALF, HALF),
                        method("Nothing"),
                        method(ofUnknownNamespace()),
                        method("Add", HALF, HALF)))
                .extracting(CallMethodResult::statusCode)
                .containsExactly(
                        StatusCodes.Bad_InvalidState,
                        StatusCodes.Bad_ArgumentsMissing,
                        StatusCodes.Bad_TooManyArguments,
                        StatusCodes.Bad_MethodInvalid,
                        StatusCodes.Bad_NodeIdUnknown,
                        StatusCodes.Good);
    }

    @Test
    void anArgumentOfTheWrongTypeIsNamed() {
        CallMethodResult result =
                call(method("Add", HALF, variant(12, "\"1\""))).get(0);

        assertThat(result.statusCode()).isEqualTo(StatusCodes.Bad_InvalidArgument);
        assertThat(result.inputArgumentResults()).containsExactly(StatusCodes.Good, StatusCodes.Bad_TypeMismatch);
        assertThat(result.outputArguments()).isEmpty();
    }

    @Test
    void anArgumentThatCannotBeUnderstoodCallsNothing() {
        assertThat(client.refusal(new CallRequest(
                        List.of(method("Add", HALF, HALF), method("Add", HALF, variant(11, "\"much\""))))))
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(StatusCode.BAD_INVALID_ARGUMENT);
                    assertThat(failure.sentence()).startsWith("/Body/MethodsToCall/1/InputArguments/1/Body: ");
                });
    }

    @Test
    void anEmptyListIsNothingToDo() {
        assertThat(client.refusal(new CallRequest(List.of())).status()).isEqualTo(StatusCode.BAD_NOTHING_TO_DO);
    }

    private static CallMethodRequest method(String name, Variant... inputs) {
        return method(node("Method." + name), inputs);
    }

    private static CallMethodRequest method(NodeId method, Variant... inputs) {
        return new CallMethodRequest(node("Method"), method, Arrays.asList(inputs));
    }

    private List<CallMethodResult> call(CallMethodRequest... methods) {
        return client.ask(new CallRequest(Arrays.asList(methods)), CallResponse.class)
                .results();
    }

    @AfterAll
    void stop() {
        client.close();
    }
}
