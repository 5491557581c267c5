package io.opcuaws.app.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the gateway know only what they may know. */
@AnalyzeClasses(packages = Rules.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ROOMS_KNOW_ONLY_THEIR_NEIGHBOURS = Rules.LAYERS;

    @ArchTest
    static final ArchRule THE_DOMAIN_IS_PURE = Rules.DOMAIN_IS_PURE;

    @ArchTest
    static final ArchRule THE_DOMAIN_HAS_NO_TIME_OR_CHANCE = Rules.DOMAIN_HAS_NO_TIME_OR_CHANCE;

    @ArchTest
    static final ArchRule MILO_STAYS_AT_ITS_EDGE = Rules.MILO_STAYS_AT_ITS_EDGE;

    @ArchTest
    static final ArchRule JETTY_STAYS_AT_ITS_EDGE = Rules.JETTY_STAYS_AT_ITS_EDGE;

    @ArchTest
    static final ArchRule VALIDATION_STAYS_WITH_THE_CODEC = Rules.VALIDATION_STAYS_WITH_THE_CODEC;

    @ArchTest
    static final ArchRule NOBODY_WAITS_FOR_A_FUTURE = Rules.NOBODY_WAITS_FOR_A_FUTURE;

    @ArchTest
    static final ArchRule STANDARD_STREAMS_BELONG_TO_THE_PROGRAM = Rules.STANDARD_STREAMS_BELONG_TO_THE_PROGRAM;

    @ArchTest
    static final ArchRule NO_CYCLES = Rules.NO_CYCLES;

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = Rules.EVERY_PACKAGE_IS_NULL_MARKED;

    @ArchTest
    static final ArchRule IMPLEMENTATIONS_ARE_HIDDEN = Rules.IMPLEMENTATIONS_ARE_HIDDEN;

    @ArchTest
    static final ArchRule INNER_ROOMS_ARE_CLOSED = Rules.INNER_ROOMS_ARE_CLOSED;
}
