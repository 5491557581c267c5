package io.opcuaws.schemas.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/** Compiles what is generated and lets Jackson use it. */
final class GeneratedRecordTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    @TempDir
    private Path folder;

    /** What the hand-written part of protocol contributes. */
    private static final Map<String, String> MARKERS = Map.of(
            "io/opcuaws/protocol/ServiceRequest.java",
            "package io.opcuaws.protocol; public interface ServiceRequest { Service service(); }",
            "io/opcuaws/protocol/ServiceResponse.java",
            "package io.opcuaws.protocol; public interface ServiceResponse {}",
            "io/opcuaws/protocol/Notification.java",
            "package io.opcuaws.protocol; public interface Notification {}");

    private Class<?> compiled(String type) throws IOException, ReflectiveOperationException {
        Path target = Files.createDirectories(folder.resolve("java"));
        List<String> arguments = new ArrayList<>(List.of(
                "-d",
                target.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-Xlint:all",
                "-Xlint:-classfile",
                "-Werror"));
        List<Map.Entry<String, String>> files = new ArrayList<>(MARKERS.entrySet());
        files.addAll(new Schemas(folder)
                .message("GW_TestRequest", "'x-service': { 'needsSession': true, 'changesPlant': true }, ", """
                        'TestRequest': { 'description': 'A test.', 'type': 'object', 'required': ['Names'], 'properties': {
                          'Names': { 'description': 'N.', 'type': 'array', 'items': { 'type': 'string' } },
                          'Count': { 'description': 'C.', 'type': 'integer', 'minimum': 0, 'maximum': 99, 'default': 7 },
                          'Zero': { 'description': 'Z.', 'type': 'number', 'default': 0 },
                          'Flag': { 'description': 'F.', 'type': 'boolean', 'default': true },
                          'Kind': { 'description': 'K.', '$ref': '#/$defs/Kind', 'default': 'Second' },
                          'More': { 'description': 'M.', 'type': 'array', 'items': { 'type': 'string' } },
                          'Rest': { 'description': 'R.', 'type': 'array', 'items': { 'type': 'string' }, 'default': [] },
                          'Key': { 'description': 'K.', 'type': 'string', 'writeOnly': true },
                          'key': { 'description': 'K.', 'type': 'string', 'x-alias-of': 'Key' } } },
                        'Kind': { 'description': 'Kinds.', 'type': 'string', 'enum': ['First', 'Second'] }""")
                .message("GW_TestResponse", "", Schemas.body("TestResponse", ""))
                .message("GW_TestNotify", "'x-notification': true, ", Schemas.body("TestNotify", ""))
                .generate()
                .entrySet());
        for (Map.Entry<String, String> file : files) {
            Path source = folder.resolve("source").resolve(file.getKey());
            Files.createDirectories(source.resolveSibling("."));
            Files.writeString(source, file.getValue());
            arguments.add(source.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        URLClassLoader loader = new URLClassLoader(
                new URL[] {target.toUri().toURL()}, getClass().getClassLoader());
        return loader.loadClass("io.opcuaws.protocol.message." + type);
    }

    @Test
    void absentPropertiesHaveTheDefaultsOfTheSchema() throws Exception {
        Object request = MAPPER.readValue("{\"Names\":[\"a\"]}", compiled("TestRequest"));

        assertThat(request)
                .hasToString(
                        "TestRequest[names=[a], count=7, zero=0.0, flag=true, kind=SECOND, more=null, rest=[], key=null]");
    }

    @Test
    void givenPropertiesWinAlsoIfTheyAreWhatJavaCallsADefault() throws Exception {
        Object request = MAPPER.readValue(
                "{\"Names\":[],\"Count\":0,\"Zero\":1.5,\"Flag\":false,\"Kind\":\"First\",\"More\":[\"m\"],\"Rest\":[\"r\"],\"key\":\"k\"}",
                compiled("TestRequest"));

        assertThat(request)
                .hasToString(
                        "TestRequest[names=[], count=0, zero=1.5, flag=false, kind=FIRST, more=[m], rest=[r], key=***]");
    }

    @Test
    void whatIsAbsentOrZeroByDefaultIsNotWritten() throws Exception {
        Object request = MAPPER.readValue("{\"Names\":[]}", compiled("TestRequest"));

        assertThat(MAPPER.writeValueAsString(request))
                .isEqualTo("{\"Names\":[],\"Count\":7,\"Flag\":true,\"Kind\":\"Second\",\"Rest\":[]}");
    }

    @Test
    void aRequiredPropertyCannotBeAbsentOrNull() throws Exception {
        Class<?> type = compiled("TestRequest");

        assertThatThrownBy(() -> MAPPER.readValue("{}", type)).isInstanceOf(DatabindException.class);
        assertThatThrownBy(() -> MAPPER.readValue("{\"Names\":null}", type)).isInstanceOf(DatabindException.class);
        assertThatThrownBy(() -> MAPPER.readValue("{\"Names\":[null]}", type)).isInstanceOf(DatabindException.class);
    }
}
