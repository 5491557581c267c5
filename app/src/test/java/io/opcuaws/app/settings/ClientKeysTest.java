package io.opcuaws.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opcuaws.app.config.CommandLineArguments;
import io.opcuaws.app.config.ConfigException;
import io.opcuaws.app.config.Settings;
import io.opcuaws.domain.port.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

/** Who configures how clients prove who they are must not believe in a lock that is none. */
class ClientKeysTest {

    private static final Secret TOKEN = Secret.ofText("dashboard-t0ken-7bWq3n1yE8uV5g");
    private static final String TOKENS =
            "--clients.tokens={dashboard: {sha256: 5bf26da9b67b377c9770a26e97cf117b0a4a524f49d497205030d6576084ca89}}";
    private static final String JWT = "--clients.jwt={jwks: 'https://a.example/keys', issuer: a, audience: b}";

    @Command
    private static final class Program {}

    @Test
    void tokensAreReadByTheirHashes() throws ConfigException {
        Settings settings = load("--clients.authentication=token", TOKENS);
        assertThat(settings.get(ClientKeys.TOKENS).ofToken(TOKEN))
                .hasValueSatisfying(credential -> assertThat(credential.name()).isEqualTo("dashboard"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --clients.authentication=[none, token]   | must not be none and something else
            --clients.authentication=token           | has token and needs clients.tokens
            --clients.authentication=jwt             | has jwt and needs clients.jwt
            --clients.authentication=certificate     | needs listen.tls with client-certificates
            --clients.tokens={"*": {sha256: 00}}     | must be 64 hexadecimal digits
            --clients.jwt={jwks: "http://a.example"} | must be the path of a file, or an URL that begins with https://
            --clients.jwt={jwks: "https://a:b@c.example"} | there must be no user and no password in it
            --listen.origins=hmi.example             | must be Origins such as https://hmi.example:8443
            --listen.tls={certificate: a, key: b, client-certificates: wanted} | nothing says whose certificates are trusted
            """)
    void whatDoesNotFitTogetherIsNamed(String argument, String problem) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> load(argument))
                .withMessageContaining(problem);
    }

    /** Else the last token could not be taken away while the gateway runs, and a printed configuration not be read. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "token"})
    void thereMayBeNoTokens(String method) throws ConfigException {
        Settings settings = load("--clients.authentication=" + method, "--clients.tokens={}");
        assertThat(settings.get(ClientKeys.TOKENS).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {TOKENS, JWT})
    void aProofThatIsNotAskedForIsAMistake(String argument) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> load(argument))
                .withMessageMatching("(?s).*clients\\.(tokens|jwt) has no effect.*");
    }

    private static Settings load(String... arguments) throws ConfigException {
        return CommandLineArguments.parse(new Program(), GatewayKeys.ALL, Map.of(), arguments)
                .sources()
                .load();
    }
}
