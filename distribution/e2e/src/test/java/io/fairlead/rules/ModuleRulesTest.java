package io.fairlead.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may depend on whom: server on core on api, plugins on api. */
class ModuleRulesTest {
    private static final Set<String> LIBRARIES = Set.of("plugins/toolkit", "plugins/testkit");
    private static final DescribedPredicate<JavaClass> PLATFORM = resideInAnyPackage("java..", "javax..");
    private static final DescribedPredicate<JavaClass> JSON =
            resideInAnyPackage("jakarta.json", "jakarta.json.spi", "jakarta.json.stream");

    @Test
    void theApiNamesThePlatformAndJson() {
        classes()
                .that()
                .resideOutsideOfPackage("io.fairlead.api.metrics..")
                .should()
                .onlyDependOnClassesThat(
                        PLATFORM.or(JSON).or(resideInAnyPackage("io.fairlead.api..", "org.jspecify..")))
                .check(module("router-api"));
    }

    @Test
    void theApiOfExportersNamesMetersBesides() {
        classes()
                .that()
                .resideInAPackage("io.fairlead.api.metrics..")
                .should()
                .onlyDependOnClassesThat(
                        PLATFORM.or(resideInAnyPackage("io.fairlead.api..", "org.jspecify..", "io.micrometer.core..")))
                .check(module("router-api"));
    }

    @Test
    void theCoreKnowsNoServerAndNoPlugin() {
        classes()
                .should()
                .onlyDependOnClassesThat(PLATFORM.or(resideInAnyPackage(
                        "io.fairlead.api..",
                        "io.fairlead.core..",
                        "org.jspecify..",
                        "jakarta.json..",
                        "org.pf4j..",
                        "dev.failsafe..",
                        "io.micrometer..",
                        "org.yaml.snakeyaml..",
                        "io.helidon.common..")))
                .check(module("router-core"));
    }

    @Test
    void theServerKnowsNoPlugin() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fairlead.plugin..", "io.fairlead.toolkit..", "io.fairlead.testkit..")
                .check(module("router-server"));
    }

    @Test
    void pluginsKnowNothingOfTheirHostButTheApi() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.fairlead.core..",
                        "io.fairlead.server..",
                        "io.fairlead.testkit..",
                        "io.helidon..",
                        "org.pf4j..",
                        "org.slf4j..",
                        "dev.failsafe..")
                .check(plugins());
    }

    @Test
    void pluginsKnowNoOtherPlugin() {
        classes().should().resideInAPackage("io.fairlead.plugin..").check(plugins());
        slices().matching("io.fairlead.plugin.(*)..")
                .should()
                .notDependOnEachOther()
                .check(plugins());
    }

    @Test
    void theToolkitKnowsTheApiOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat(PLATFORM.or(JSON)
                        .or(resideInAnyPackage("io.fairlead.api..", "io.fairlead.toolkit..", "org.jspecify..")))
                .check(module("plugins/toolkit"));
    }

    @Test
    void theTestKitKnowsNoServerAndNoPlugin() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fairlead.server..", "io.fairlead.plugin..", "io.fairlead.toolkit..")
                .check(module("plugins/testkit"));
    }

    private static JavaClasses module(String name) {
        return Repository.main(name::equals);
    }

    private static JavaClasses plugins() {
        return Repository.main(name -> name.startsWith("plugins/") && !LIBRARIES.contains(name));
    }
}
