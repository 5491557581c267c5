package io.opcuaws.schemas.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opcuaws.schemas.generator.AsyncApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page that people read. */
final class ReferencePageTest {

    private static final Path SCHEMAS = Path.of("..");

    @TempDir
    private Path folder;

    private final JsonNode document = AsyncApi.document(SCHEMAS, "1.2.3");
    private final String page = new ReferencePage(document).text();

    ReferencePageTest() throws IOException {}

    @Test
    void everyMessageTypeAndOperationHasAPlaceOfItsOwn() {
        List<String> places = all(" id=\"([^\"]+)\"", page);
        assertThat(places)
                .doesNotHaveDuplicates()
                .containsAll(document.at("/components/messages").propertyNames())
                .containsAll(document.at("/operations").propertyNames())
                .containsAll(document.at("/components/schemas").propertyNames().stream()
                        .map(type -> "type-" + type)
                        .toList());
    }

    @Test
    void everyLinkLeadsSomewhereOnThePageOrBesideIt() {
        List<String> places = all(" id=\"([^\"]+)\"", page);
        assertThat(all("href=\"#([^\"]+)\"", page)).isNotEmpty().allMatch(places::contains);
        assertThat(all("(?:href|src)=\"([^#\"][^\"]*)\"", page))
                .containsExactlyInAnyOrder("icon.svg", "reference.css", "search.js", "asyncapi.json");
    }

    @Test
    void everyOperationAndSharedTypeIsInTheIndex() {
        String index = page.substring(page.indexOf("<nav"), page.indexOf("</nav>"));
        assertThat(all("<li[^>]*><a href=\"#([^\"]+)\"", index))
                .containsAll(document.at("/operations").propertyNames())
                .contains("type-Variant", "type-NodeId")
                .doesNotContain("type-ReadValueId");
        assertThat(index).as("what can be searched for").containsPattern("data-words=\"read [^\"]*nodestoread");
    }

    /** The gateway's Content-Security-Policy would not let them do anything. */
    @Test
    void nothingOnItIsAScriptOrAStyleByItself() {
        assertThat(page)
                .doesNotContainPattern("<script(?! type=\"module\" src=)|<style|style=|\\bon\\w+=\"|javascript:");
    }

    @Test
    void whatIsInASchemaIsNeverTakenForMarkup() {
        String hostile = document.toString().replace("What to read", "<script>alert(1)</script> & \\\"quoted\\\"");
        assertThat(new ReferencePage(JsonMapper.shared().readTree(hostile)).text())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot;")
                .doesNotContain("<script>");
    }

    @Test
    void anExampleIsColouredAndOtherwiseAsItIs() {
        JsonNode example = JsonMapper.shared().readTree("{\"a:\": \"b\\\"c\", \"d\": [-1.5e3, true, null, \"<e>\"]}");
        String html = Html.json(example);
        assertThat(html)
                .contains(
                        "<span class=\"k\">&quot;a:&quot;</span>",
                        "<span class=\"n\">-1.5e3</span>"
                                .replace("-1.5e3", example.at("/d/0").toString()),
                        "<span class=\"n\">null</span>",
                        "<span class=\"t\">&quot;&lt;e&gt;&quot;</span>");
        String text = html.replaceAll("<[^>]+>", "")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        assertThat(JsonMapper.shared().readTree(text)).isEqualTo(example);
    }

    @Test
    void bothAreWrittenWhereTheyAreServed() throws IOException {
        Reference.main(new String[] {SCHEMAS.toString(), "1.2.3", folder.toString()});

        assertThat(folder.resolve("index.html")).hasContent(page);
        assertThat(JsonMapper.shared().readTree(folder.resolve("asyncapi.json").toFile()))
                .isEqualTo(document);
        assertThatThrownBy(() -> Reference.main(new String[0])).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
