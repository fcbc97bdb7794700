package io.fairlead.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How the packages of the core lie to each other. */
class CoreRulesTest {
    private static final Set<String> FLOOR = Set.of(
            "access",
            "body",
            "upstream",
            "transport",
            "http",
            "frame",
            "clock",
            "exchange",
            "snapshot",
            "fleet",
            "metrics");
    private static final JavaClasses CORE = Repository.main("router-core"::equals);

    @Test
    void stagesOfTheFlowDoNotKnowEachOther() {
        slices().assignedFrom(new Stages())
                .should()
                .notDependOnEachOther()
                .ignoreDependency(stage("attempt"), stage("gate"))
                .ignoreDependency(stage("stream"), stage("filter"))
                .ignoreDependency(stage("stream"), stage("codec"))
                .check(CORE);
    }

    /** What several stages stand on: kept bodies and their edits, the client, the state of an exchange. */
    @Test
    void theFloorUnderTheStagesKnowsNoStage() {
        noClasses()
                .that()
                .resideInAnyPackage(inCore(FLOOR))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(inCore(Stages.NAMES))
                .check(CORE);
    }

    @Test
    void nothingInTheCoreKnowsTheWholeFlow() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.fairlead.core.flow..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fairlead.core.flow..")
                .check(CORE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.fairlead.core.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void onlyThePluginPackageKnowsPf4j() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.fairlead.core.plugin")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.pf4j..")
                .check(CORE);
    }

    private static String[] inCore(Set<String> packages) {
        return packages.stream().map(name -> "io.fairlead.core." + name + "..").toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> stage(String name) {
        return resideInAPackage("io.fairlead.core." + name + "..");
    }

    /** Each stage is a slice; what lies beside the flow belongs to none. */
    private static final class Stages implements SliceAssignment {
        private static final String CORE_PACKAGE = "io.fairlead.core.";
        private static final Set<String> NAMES = Set.of(
                "accept",
                "authenticate",
                "codec",
                "admit",
                "filter",
                "route",
                "order",
                "attempt",
                "gate",
                "stream",
                "settle");

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            if (!name.startsWith(CORE_PACKAGE)) {
                return SliceIdentifier.ignore();
            }
            String first = name.substring(CORE_PACKAGE.length()).replaceFirst("\\..*", "");
            return NAMES.contains(first) ? SliceIdentifier.of(first) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "stages of the flow";
        }
    }
}
