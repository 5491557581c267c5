package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is printed can be pasted into a browser. */
class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, ws://127.0.0.1:8082",
        "gateway.plant, ws://gateway.plant:8082",
        "::1, ws://[::1]:8082",
        "[::1], ws://[::1]:8082"
    })
    void anAddressOfIpv6IsInBrackets(String host, String url) {
        assertThat(Addresses.url("ws", host, 8082)).isEqualTo(url);
    }
}
