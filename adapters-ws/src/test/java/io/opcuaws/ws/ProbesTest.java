package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.ws.auth.Authentication;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an orchestrator asks: whether the process has to be restarted, and whether clients may be sent to it. */
class ProbesTest {

    private final AtomicBoolean fit = new AtomicBoolean(true);
    private final TestGateway gateway =
            new TestGateway(TestGateway.SETTINGS, Authentication.NONE, new Watchers(ClientTelemetry.NONE, fit::get));

    ProbesTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        gateway.close();
    }

    @Test
    void aGatewayThatListensLivesAndIsReadyAndSaysNoMore() throws Exception {
        says("/health/live", 200, "{\"status\":\"UP\"}");
        says("/health/ready", 200, "{\"status\":\"UP\"}");
    }

    @Test
    void oneThatWillBeStoppedIsNotReadyThoughItServesOn() throws Exception {
        gateway.server().announceEnd();
        says("/health/ready", 503, "{\"status\":\"DOWN\"}");
        says("/health/live", 200, "{\"status\":\"UP\"}");
        assertThat(gateway.connect().say("{}").hears()).contains("GW_ServiceFault");
    }

    @Test
    void somethingElseCanMakeItNotReady() throws Exception {
        fit.set(false);
        says("/health/ready", 503, "{\"status\":\"DOWN\"}");
        fit.set(true);
        says("/health/ready", 200, "{\"status\":\"UP\"}");
    }

    private void says(String path, int status, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = gateway.get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }
}
