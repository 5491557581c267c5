package io.opcuaws.opcua.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.BuildInfo;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRawModifiedDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The structures that clients meet most, as they see them; Milo's codecs must read the same in their bytes. */
class NamedStructuresTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final ExtensionObjectForm form = Forms.standard().extensionObject();

    private static JsonNode json(String text) {
        return MAPPER.readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ServerStatusDataType   | 15367 | {'StartTime':'2026-01-01T00:00:00Z','CurrentTime':'2026-01-02T00:00:00.5Z','State':0,'BuildInfo':{'ProductUri':'urn:p','ManufacturerName':'M','ProductName':'P','SoftwareVersion':'1','BuildNumber':'2','BuildDate':'2025-01-01T00:00:00Z'},'SecondsTillShutdown':0,'ShutdownReason':{}}
        BuildInfo              | 15361 | {'ProductUri':'urn:p','BuildNumber':'','BuildDate':'0001-01-01T00:00:00Z'}
        Argument               | 15081 | {'Name':'a','DataType':{'Id':11},'ValueRank':1,'ArrayDimensions':[0],'Description':{'Text':'An argument'}}
        Range                  | 15375 | {'Low':-1.5,'High':'Infinity'}
        EUInformation          | 15376 | {'NamespaceUri':'urn:u','UnitId':4408652,'DisplayName':{'Text':'°C'},'Description':{'Text':'degree Celsius'}}
        EnumValueType          | 15082 | {'Value':'9007199254740993','DisplayName':{'Locale':'en','Text':'On'},'Description':{}}
        DataChangeFilter       | 15294 | {'Trigger':1,'DeadbandType':2,'DeadbandValue':0.5}
        EventFilter            | 15295 | {'SelectClauses':[{'TypeDefinitionId':{'Id':2041},'BrowsePath':[{'Name':'Severity'}],'AttributeId':13}],'WhereClause':{'Elements':[{'FilterOperator':4,'FilterOperands':[{'TypeId':{'Id':15210},'Body':{'TypeDefinitionId':{'Id':2041},'BrowsePath':[{'Name':'Severity'}],'AttributeId':13}},{'TypeId':{'Id':15208},'Body':{'Value':{'Type':5,'Body':100}}}]}]}}
        AggregateFilter        | 15312 | {'StartTime':'2026-01-01T00:00:00Z','AggregateType':{'Id':2342},'ProcessingInterval':5000.0,'AggregateConfiguration':{'UseServerCapabilitiesDefaults':true,'TreatUncertainAsBad':false,'PercentDataBad':0,'PercentDataGood':0,'UseSlopedExtrapolation':false}}
        ReadRawModifiedDetails | 15263 | {'IsReadModified':false,'StartTime':'2026-01-01T00:00:00Z','EndTime':'2026-01-02T00:00:00Z','NumValuesPerNode':100,'ReturnBounds':true}
        ReadAtTimeDetails      | 15269 | {'ReqTimes':['2026-01-01T00:00:00Z'],'UseSimpleBounds':false}
        HistoryData            | 15270 | {'DataValues':[{'Value':{'Type':11,'Body':1.5},'SourceTimestamp':'2026-01-01T00:00:00Z'}]}
        UpdateDataDetails      | 15280 | {'NodeId':{'IdType':1,'Id':'n','Namespace':2},'PerformInsertReplace':3,'UpdateValues':[]}
        VariableAttributes     | 15153 | {'SpecifiedAttributes':1,'DisplayName':{'Text':'v'},'Description':{},'WriteMask':0,'UserWriteMask':0,'Value':{'Type':6,'Body':7},'DataType':{'Id':6},'ValueRank':-1,'AccessLevel':3,'UserAccessLevel':3,'MinimumSamplingInterval':0.0,'Historizing':false}
        """)
    void looksSo(String type, int jsonEncoding, String body) {
        String text = json("{'TypeId':{'Id':" + jsonEncoding + "},'Body':" + body + "}")
                .toString();

        ExtensionObject value = form.read(MAPPER.readTree(text));

        assertThat(value.decode(DefaultEncodingContext.INSTANCE).getClass().getSimpleName())
                .isEqualTo(type);
        assertThat(form.write(value)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"i=647", "i=649", "i=648", "i=15263"})
    void anyIdOfTheTypeWillDo(String typeId) {
        ExtensionObject value =
                form.read(json("{'TypeId':'" + typeId + "','Encoding':0,'Body':{'NumValuesPerNode':'5'}}"));

        assertThat(value.getEncodingOrTypeId()).isEqualTo(new NodeId(0, 649));
        assertThat(((ReadRawModifiedDetails) value.decode(DefaultEncodingContext.INSTANCE)).getNumValuesPerNode())
                .hasToString("5");
    }

    /** Part 4's neutral values. */
    @Test
    void whatIsMissingIsNullOrZero() {
        ExtensionObject value = form.read(json("{'TypeId':'i=338','Body':{'ProductName':null}}"));

        BuildInfo info = (BuildInfo) value.decode(DefaultEncodingContext.INSTANCE);
        assertThat(info.getProductName()).isNull();
        assertThat(info.getBuildDate().getUtcTime()).isZero();
    }

    /** A server of a later version may have states that Milo cannot name. */
    @Test
    void aNumberWithoutANameIsKept() {
        JsonNode json = json("{'TypeId':{'Id':15294},'Body':{'Trigger':77,'DeadbandType':0,'DeadbandValue':0.0}}");

        assertThat(form.write(form.read(json))).hasToString(json.toString());
    }

    @Test
    void otherEncodingsStayAsTheyAre() {
        JsonNode xml = json("{'TypeId':{'Id':885},'Encoding':2,'Body':'<Range/>'}");
        JsonNode binary = json("{'TypeId':{'Id':886},'Encoding':1,'Body':'AAA='}");

        assertThat(form.write(form.read(xml))).hasToString(xml.toString());
        assertThat(form.write(form.read(binary))).hasToString(binary.toString());
    }
}
