package io.opcuaws.app.config;

import java.util.List;

/** All that can be configured. */
public final class Sections {

    private final List<Section> sections;
    private final Schema schema;

    public Sections(List<Section> sections) {
        this.sections = List.copyOf(sections);
        this.schema = new Schema(
                sections.stream().flatMap(section -> section.keys().stream()).toList());
    }

    List<Section> all() {
        return sections;
    }

    List<Key<?>> keys() {
        return schema.keys();
    }

    Schema schema() {
        return schema;
    }

    /** @throws ConfigException with everything that is wrong */
    Settings read(Node.Mapping written, Reading reading) throws ConfigException {
        Settings settings = schema.read(written, "", reading).orElse(null);
        if (settings == null) {
            reading.problems().throwIfAny();
            throw new IllegalStateException("A value is missing, and nothing was said of it.");
        }
        sections.forEach(section -> section.check().check(settings, reading.problems()));
        reading.problems().throwIfAny();
        return settings;
    }

    /** The names of the options that these keys have on the command line. */
    static List<String> options(Key<?> key) {
        return key.shortName()
                .map(shortName -> List.of(shortName, "--" + key.path()))
                .orElse(List.of("--" + key.path()));
    }
}
