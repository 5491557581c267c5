package io.opcuaws.app.settings;

import io.opcuaws.app.config.ReferencePage;
import io.opcuaws.app.config.Sections;
import java.util.List;

/** All keys, in the order of the reference page. A new section goes in here. */
public final class GatewayKeys {

    public static final Sections ALL = new Sections(List.of(
            ListenKeys.SECTION,
            PageKeys.SECTION,
            ExposureKeys.SECTION,
            ClientKeys.SECTION,
            TargetKeys.SECTION,
            LimitKeys.SECTION,
            AuditKeys.SECTION,
            ServerKeys.SECTION,
            MonitoringKeys.SECTION,
            LogKeys.SECTION,
            DemoKeys.SECTION));

    private static final String INTRODUCTION = """
            # Configuration

            <!-- Written from the keys by GatewayKeysTest, run with -Dwrite. -->

            Every key can be given in a YAML file, in the environment, and on the command line. The command line wins over the
            environment, the environment over the file, and the file over the default.

            | where | how | example |
            |---|---|---|
            | file | `--config FILE`, or the variable `OPCUA_WS_GATEWAY_CONFIG` | `listen: {port: 8443}` |
            | environment | the key in capitals, `_` for every other sign | `OPCUA_WS_GATEWAY_LISTEN_PORT=8443` |
            | command line | the key, or its short name | `--listen.port=8443`, `--port 8443` |

            - A list or a map is written as YAML everywhere: `--listen.origins='["https://a.example"]'`. A list of one may be
              that one without brackets. What is given takes the place of the whole list or map.
            - In the tables, `NAME` stands for a name that you choose, and `[]` for each element of a list. What has a name can
              be given by itself: `--targets.line-3.url=...`, `OPCUA_WS_GATEWAY_TARGETS_LINE_3_URL=...`.
            - A secret is best in a file of its own, `{file: PATH}`, or in a variable, `{env: NAME}`; it can also be the text
              itself, of which the log warns.
            - A relative path in the file is relative to the file's folder, elsewhere to the working directory.
            - Times are whole milliseconds.
            - A mistake keeps the gateway from starting; the message names the key and its line. `--print-config` prints every
              value that holds and where it comes from, with secrets masked, and ends.
            - The gateway loads its configuration again on SIGHUP, and a few seconds after the file or one that it names has
              changed. The last column says which keys are then taken over; of others the log warns. A configuration with a
              mistake is an error in the log, and everything stays as it was.
            """;

    private GatewayKeys() {}

    /** The text of {@code docs/configuration.md}. */
    public static String referencePage() {
        return ReferencePage.text(INTRODUCTION, ALL);
    }
}
