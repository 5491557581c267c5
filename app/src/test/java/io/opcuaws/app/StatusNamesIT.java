package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.app.peer.TypeScriptClient;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.junit.jupiter.api.Test;

/** The client keeps a table of its own, as small as can be; the gateway has Milo's. */
class StatusNamesIT {

    @Test
    void theClientForTypeScriptCallsStatusCodesAsTheGatewayDoes() throws IllegalAccessException {
        Map<Long, String> names = new LinkedHashMap<>();
        for (Field constant : StatusCodes.class.getFields()) {
            names.put(constant.getLong(null), constant.getName().replace("_", ""));
        }
        assertThat(names).hasSizeGreaterThan(200);

        List<String> said = TypeScriptClient.statusNames(List.copyOf(names.keySet()));

        assertThat(said).containsExactlyElementsOf(names.values());
    }
}
