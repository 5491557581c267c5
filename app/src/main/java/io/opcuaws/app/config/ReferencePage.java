package io.opcuaws.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The page that lists every key, in Markdown. */
public final class ReferencePage {

    private static final String HEAD = "| key | default | must be | meaning | new value |\n|---|---|---|---|---|\n";

    private ReferencePage() {}

    /** @param introduction what stands above the tables */
    public static String text(String introduction, Sections sections) {
        StringBuilder page = new StringBuilder(introduction);
        for (Section section : sections.all()) {
            page.append("\n## ").append(section.title()).append("\n\n");
            if (!section.description().isEmpty()) {
                page.append(section.description()).append("\n\n");
            }
            page.append(HEAD);
            section.keys().forEach(key -> rows(page, "", key, Optional.empty()));
        }
        return page.toString();
    }

    /** @param above what was said of the key that this one is below of: when a new value is taken over */
    private static void rows(StringBuilder page, String prefix, Key<?> key, Optional<String> above) {
        String takenOver = above.orElse(key.isReloaded() ? "at once" : "at the next start");
        String path = prefix + key.path();
        List<String> names = new ArrayList<>(List.of(path));
        key.shortName().ifPresent(names::add);
        page.append("| `")
                .append(String.join("` `", names))
                .append("` | ")
                .append(key.defaultText().map(text -> "`" + cell(text) + "`").orElse(""))
                .append(" | ")
                .append(cell(key.type().syntax()))
                .append(" | ")
                .append(cell(key.description()))
                .append(" | ")
                .append(takenOver)
                .append(" |\n");
        key.type()
                .keysBelow()
                .forEach(below -> rows(page, path + key.type().stepBelow(), below, Optional.of(takenOver)));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
