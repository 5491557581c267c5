package io.opcuaws.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.doNot;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.opcuaws.domain.port.ClientPort;
import io.opcuaws.domain.port.EventLoop;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.domain.port.SessionSignals;
import io.opcuaws.opcua.MiloOpcUa;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullMarked;

/** Each rule says why it is there; each is seen to fail in {@link PlantedViolationsTest}. */
final class Rules {

    static final String ROOT = "io.opcuaws";

    static final ArchRule LAYERS = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
            .layer("app")
            .definedBy(ROOT + ".app..")
            .layer("adapters-ws")
            .definedBy(ROOT + ".ws..")
            .layer("adapters-opcua")
            .definedBy(ROOT + ".opcua..")
            .layer("demo-server")
            .definedBy(ROOT + ".demo..")
            .layer("domain")
            .definedBy(ROOT + ".domain..")
            .layer("protocol")
            .definedBy(ROOT + ".protocol..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("adapters-ws")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("adapters-opcua")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("demo-server")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("domain")
            .mayOnlyBeAccessedByLayers("adapters-ws", "adapters-opcua", "app")
            .whereLayer("protocol")
            .mayOnlyBeAccessedByLayers("domain", "adapters-ws", "adapters-opcua", "app")
            .whereLayer("protocol")
            .mayNotAccessAnyLayer()
            .ensureAllClassesAreContainedInArchitecture()
            .because("the adapters must be replaceable, so they know the domain and not each other");

    static final ArchRule DOMAIN_IS_PURE = classes()
            .that()
            .resideInAPackage(ROOT + ".domain..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            ROOT + ".domain..",
                            ROOT + ".protocol",
                            ROOT + ".protocol.operation",
                            "java.lang..",
                            "java.util",
                            "java.util.function",
                            "java.util.stream",
                            "java.time",
                            "java.nio.charset",
                            "org.jspecify.annotations")
                    .or(assignableTo(java.util.concurrent.CompletionStage.class)
                            .and(DescribedPredicate.not(assignableTo(CompletableFuture.class))))
                    .or(assignableTo(java.util.concurrent.CompletionException.class)))
            .because("session semantics must be testable without threads, JSON, sockets or a log");

    static final ArchRule DOMAIN_HAS_NO_TIME_OR_CHANCE = noClasses()
            .that()
            .resideInAPackage(ROOT + ".domain..")
            .should()
            .dependOnClassesThat(assignableTo(Clock.class)
                    .or(assignableTo(Random.class))
                    .or(assignableTo(UUID.class))
                    .or(assignableTo(Thread.class))
                    .or(assignableTo(Executor.class)))
            .orShould()
            .callMethodWhere(named("now").and(target(java.time.temporal.Temporal.class)))
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Math.class, "random")
            .because("time and chance are arguments, so that every run can be told again");

    static final ArchRule MILO_STAYS_AT_ITS_EDGE = onlyIn("org.eclipse.milo..", ".opcua..", ".demo..");

    static final ArchRule JETTY_STAYS_AT_ITS_EDGE = onlyIn("org.eclipse.jetty..", ".ws..");

    static final ArchRule VALIDATION_STAYS_WITH_THE_CODEC = onlyIn("com.networknt..", ".protocol.codec..");

    static final ArchRule NOBODY_WAITS_FOR_A_FUTURE = noClasses()
            .should()
            .callMethodWhere(named("get")
                    .or(named("join"))
                    .and(target(Future.class))
                    .and(DescribedPredicate.not(fromMethod(MiloOpcUa.class, "close"))))
            .because("a thread that waits is a thread that other connections lack; only the end of the process may");

    static final ArchRule STANDARD_STREAMS_BELONG_TO_THE_PROGRAM = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".app..", ROOT + ".demo..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethodWhere(named("printStackTrace").and(target(Throwable.class)))
            .because("standard output is for the line that says where the gateway listens, and logs have a way");

    static final ArchRule NO_CYCLES = slices().matching(ROOT + ".(**)")
            .should()
            .beFreeOfCycles()
            .because("a cycle is one room with a wall in the middle");

    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .should(new ArchCondition<>("be in a @NullMarked package") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(
                            item, marked, item.getFullName() + " is in " + item.getPackageName()));
                }
            })
            .because("null is only what a type says can be null");

    static final ArchRule IMPLEMENTATIONS_ARE_HIDDEN = noClasses()
            .that(assignableTo(ClientPort.class)
                    .or(assignableTo(OpcUaSession.class))
                    .or(assignableTo(EventLoop.class))
                    .or(assignableTo(SessionSignals.class))
                    .or(assignableTo(RequestTag.class)))
            .and()
            .resideOutsideOfPackage(ROOT + ".domain..")
            .and()
            .resideOutsideOfPackage(ROOT + ".opcua.*..")
            .should()
            .bePublic()
            .because("what implements a port is reached through the port");

    static final ArchRule INNER_ROOMS_ARE_CLOSED = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".opcua..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".opcua.*..")
            .because("classes there are public for their neighbours in the adapter only");

    private Rules() {}

    private static ArchRule onlyIn(String library, String... rooms) {
        String[] packages =
                java.util.Arrays.stream(rooms).map(room -> ROOT + room).toArray(String[]::new);
        return noClasses()
                .that(doNot(resideInAnyPackage(packages)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because("a library that is known in one room can be replaced there");
    }

    private static DescribedPredicate<JavaCall<?>> named(String method) {
        return DescribedPredicate.describe(
                "method " + method, call -> call.getTarget().getName().equals(method));
    }

    private static DescribedPredicate<JavaCall<?>> fromMethod(Class<?> owner, String method) {
        return DescribedPredicate.describe(
                "from " + owner.getSimpleName() + "." + method,
                call -> call.getOriginOwner().isEquivalentTo(owner)
                        && call.getOrigin().getName().equals(method));
    }

    private static DescribedPredicate<JavaCall<?>> target(Class<?> owner) {
        return DescribedPredicate.describe(
                "of a " + owner.getSimpleName(), call -> call.getTargetOwner().isAssignableTo(owner));
    }
}
