package io.opcuaws.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.opcuaws.domain.planted.CallsTheClock;
import io.opcuaws.domain.planted.KnowsAnAdapter;
import io.opcuaws.domain.planted.LooksIntoAnAdapter;
import io.opcuaws.domain.planted.ParsesJson;
import io.opcuaws.unmarked.planted.LivesOutsideTheMap;
import io.opcuaws.ws.planted.KnowsMilo;
import io.opcuaws.ws.planted.PrintsToStandardOutput;
import io.opcuaws.ws.planted.PublicClient;
import io.opcuaws.ws.planted.WaitsForAFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that never fails is no rule: each is broken here once, on purpose. */
class PlantedViolationsTest {

    /** The gateway with its tests, among them the violations. */
    private static final JavaClasses ALL = new ClassFileImporter().importPackages(Rules.ROOT);

    @ParameterizedTest
    @MethodSource
    void theRuleFindsTheViolation(ArchRule rule, Class<?> violation) {
        EvaluationResult result = rule.evaluate(ALL);
        assertThat(String.join("\n", result.getFailureReport().getDetails())).contains(violation.getSimpleName());
    }

    static Stream<Arguments> theRuleFindsTheViolation() {
        return Stream.of(
                arguments(Rules.LAYERS, KnowsAnAdapter.class),
                arguments(Rules.LAYERS, LivesOutsideTheMap.class),
                arguments(Rules.DOMAIN_IS_PURE, ParsesJson.class),
                arguments(Rules.DOMAIN_HAS_NO_TIME_OR_CHANCE, CallsTheClock.class),
                arguments(Rules.MILO_STAYS_AT_ITS_EDGE, KnowsMilo.class),
                arguments(Rules.JETTY_STAYS_AT_ITS_EDGE, io.opcuaws.domain.planted.KnowsJetty.class),
                arguments(Rules.VALIDATION_STAYS_WITH_THE_CODEC, io.opcuaws.domain.planted.Validates.class),
                arguments(Rules.NOBODY_WAITS_FOR_A_FUTURE, WaitsForAFuture.class),
                arguments(Rules.STANDARD_STREAMS_BELONG_TO_THE_PROGRAM, PrintsToStandardOutput.class),
                arguments(Rules.EVERY_PACKAGE_IS_NULL_MARKED, LivesOutsideTheMap.class),
                arguments(Rules.IMPLEMENTATIONS_ARE_HIDDEN, PublicClient.class),
                arguments(Rules.INNER_ROOMS_ARE_CLOSED, LooksIntoAnAdapter.class));
    }

    @Test
    void theRuleFindsACycleOfPackages() {
        JavaClasses classes =
                new ClassFileImporter().importPackages("io.opcuaws.ws.planted", "io.opcuaws.ws.planted.inner");
        EvaluationResult result = Rules.NO_CYCLES.evaluate(classes);
        assertThat(result.getFailureReport().getDetails()).isNotEmpty();
    }
}
