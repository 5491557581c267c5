package io.opcuaws.app.settings;

import io.opcuaws.app.config.Key;
import io.opcuaws.app.config.Section;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.config.Types;
import io.opcuaws.ws.pages.PageFolder;
import java.util.ArrayList;
import java.util.List;

/** What browsers are shown. */
final class PageKeys {

    private static final Key<Boolean> CONSOLE = Key.of("console.enabled", Types.flag())
            .describedAs("Serve the console at /, a web page that logs in to servers and shows what they have.")
            .byDefault("true");

    private static final Key<Boolean> DOCS = Key.of("docs.enabled", Types.flag())
            .describedAs("Serve the reference of all messages at /docs/, and as AsyncAPI at /docs/asyncapi.json.")
            .byDefault("true");

    static final Section SECTION = new Section(
            "Pages",
            "See [console.md](console.md). The pages are the same for everybody and hold nothing secret; what they can do is what"
                    + " who looks at them may do.",
            List.of(CONSOLE, DOCS),
            Section.Check.NONE);

    private PageKeys() {}

    static List<PageFolder> folders(Settings settings) {
        List<PageFolder> folders = new ArrayList<>();
        if (settings.get(CONSOLE)) {
            folders.add(PageFolder.CONSOLE);
        }
        if (settings.get(DOCS)) {
            folders.add(PageFolder.DOCS);
        }
        return folders;
    }
}
