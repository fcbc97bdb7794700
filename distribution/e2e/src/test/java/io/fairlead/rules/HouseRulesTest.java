package io.fairlead.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What the house style asks of every class, as far as class files show it. */
class HouseRulesTest {
    private static final JavaClasses MAIN = Repository.main(module -> !module.startsWith("distribution/"));
    private static final Pattern VAGUE = Pattern.compile(".*(?:Utils?|Helpers?|Managers?|Impl|Common)");
    private static final Set<String> NOW = Set.of(
            "java.lang.System.currentTimeMillis()",
            "java.lang.System.nanoTime()",
            "java.time.Instant.now()",
            "java.time.LocalDate.now()",
            "java.time.LocalDateTime.now()",
            "java.time.OffsetDateTime.now()",
            "java.time.ZonedDateTime.now()",
            "java.util.Date.<init>()");
    private static final Set<String> SLEEPS = Set.of("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep");

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..impl..", "..model..")
                .check(MAIN);
        noClasses()
                .should(be(describe("named by a vague word", HouseRulesTest::isVague)))
                .check(MAIN);
    }

    @Test
    void signaturesHaveNoFutures() {
        noMethods()
                .should()
                .haveRawReturnType(assignableTo(CompletionStage.class))
                .check(MAIN);
        noMethods()
                .should()
                .haveRawParameterTypes(describe(
                        "with a future", types -> types.stream().anyMatch(assignableTo(CompletionStage.class))))
                .check(MAIN);
    }

    @Test
    void stateIsNotKeptByThread() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .check(MAIN);
    }

    @Test
    void onePackageReadsTheTime() {
        noClasses()
                .that(not(resideInAPackage("io.fairlead.core.clock")))
                .should()
                .accessTargetWhere(describe("reads the system's time", access -> NOW.contains(called(access))))
                .check(MAIN);
        noClasses()
                .that(not(resideInAPackage("io.fairlead.core.clock")))
                .should()
                .accessTargetWhere(describe("asks for a clock of the system", HouseRulesTest::systemClock))
                .check(MAIN);
    }

    /** The server and the tests choose; below them the time is given. */
    @Test
    void theMachinesTimeIsChosenByTheServer() {
        noClasses()
                .that(not(resideInAPackage("io.fairlead.server..")))
                .should()
                .accessTargetWhere(describe(
                        "takes the machine's time",
                        access -> accessed(access).equals("io.fairlead.core.clock.TimeSource.system")))
                .check(MAIN);
    }

    @Test
    void testsDoNotSleep() {
        noClasses()
                .should()
                .accessTargetWhere(describe("sleeps", access -> SLEEPS.contains(accessed(access))))
                .check(Repository.tests());
    }

    @Test
    void everyPackageIsNullMarkedAndDescribed() {
        classes()
                .should(be(describe("in a package with a @NullMarked package-info", HouseRulesTest::isNullMarked)))
                .check(MAIN);
    }

    private static boolean isVague(JavaClass type) {
        return VAGUE.matcher(type.getSimpleName()).matches();
    }

    private static boolean systemClock(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(Clock.class)
                && access.getName().matches("system.*|tick.*");
    }

    private static String accessed(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getName();
    }

    private static String called(JavaAccess<?> access) {
        return access.getTarget().getFullName();
    }

    private static boolean isNullMarked(JavaClass type) {
        return type.getPackage().isAnnotatedWith(NullMarked.class);
    }
}
