package io.opcuaws.opcua.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "opc.tcp://plc, plc, 4840, ''",
        "opc.tcp://plc:1, plc, 1, ''",
        "OPC.TCP://plc_1.example:65535/, plc_1.example, 65535, /",
        "opc.tcp://127.0.0.1:4840/a/b, 127.0.0.1, 4840, /a/b",
        "opc.tcp://[::1]:4840/a, ::1, 4840, /a",
    })
    void readsAUrl(String url, String host, int port, String path) {
        assertThat(ServerAddress.of(url)).contains(new ServerAddress(host, port, path));
    }

    @Test
    void writesItBack() {
        assertThat(ServerAddress.of("OPC.TCP://[::1]/a").map(ServerAddress::url))
                .contains("opc.tcp://[::1]:4840/a");
    }
}
