package io.opcuaws.opcua.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryDecoder;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryEncoder;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers send where there is nothing (OPC 10000-6, 5.2.2.16): as bytes, as JSON, and as bytes again. */
class NullValuesTest {

    private final VariantForm form = Forms.standard().variant();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        the null value         | 00                         | {"Type":0}
        a null ByteString      | 0fffffffff                 | {"Type":15}
        a null XmlElement      | 10ffffffff                 | {"Type":16}
        no ByteString elements | 8f00000000                 | {"Type":15,"Body":[]}
        an empty String        | 0c00000000                 | {"Type":12,"Body":""}
        an empty array         | 8600000000                 | {"Type":6,"Body":[]}
        null among Strings     | 8c02000000ffffffff00000000 | {"Type":12,"Body":[null,""]}
        null among ByteStrings | 8f02000000ffffffff00000000 | {"Type":15,"Body":[null,""]}
        null among Variants    | 98010000000fffffffff       | {"Type":24,"Body":[{"Type":15}]}
        """)
    void nothingIsToldFromEmptyAndWrittenBackAsItWas(String what, String bytes, String json) {
        Variant value = read(bytes);

        assertThat(form.write(value)).hasToString(json);
        assertThat(bytes(form.read(form.write(value)))).isEqualTo(bytes);
    }

    /** See docs/adr/0006: Milo reads them so. When this fails, Milo has learned it, and the gateway can. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        a null String           | 0cffffffff
        a null array of Int32   | 86ffffffff
        a null array of Strings | 8cffffffff
        a DiagnosticInfo of nothing | 1900
        """)
    void ofSomeNullsTheTypeIsNotKept(String what, String bytes) {
        assertThat(form.write(read(bytes))).hasToString("{\"Type\":0}");
    }

    private static Variant read(String bytes) {
        return new OpcUaBinaryDecoder(DefaultEncodingContext.INSTANCE)
                .setBuffer(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(bytes)))
                .decodeVariant();
    }

    private static String bytes(Variant value) {
        ByteBuf buffer = Unpooled.buffer();
        new OpcUaBinaryEncoder(DefaultEncodingContext.INSTANCE)
                .setBuffer(buffer)
                .encodeVariant(value);
        return ByteBufUtil.hexDump(buffer);
    }
}
