package io.fairlead.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The core treats all extensions alike: it ships none and calls none by its name. */
class ExtensionRulesTest {
    /** Names that plugins of this repository give, and vendors that such plugins reach; alone or before a dot. */
    private static final Pattern NAMES = Pattern.compile(
            "(?:openai|anthropic|claude|gemini|ollama|groq|bedrock|azure|mistral|simulator"
                    + "|failover|fastest-first|round-robin|cost|prometheus|redact)(?:\\..*)?",
            Pattern.CASE_INSENSITIVE);

    private static final String WRAPPERS = "io.fairlead.core.plugin.booked";
    private static final JavaClasses CORE = Repository.main("router-core"::equals);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Extension",
                "RouterPlugin",
                "dialect.Dialect",
                "filter.Filter",
                "metrics.MetricsExporter",
                "protocol.Protocol",
                "provider.Provider",
                "strategy.Strategy"
            })
    void theCoreShipsNo(String extensionPoint) {
        noClasses()
                .that()
                .resideOutsideOfPackage(WRAPPERS)
                .should()
                .beAssignableTo("io.fairlead.api." + extensionPoint)
                .check(CORE);
    }

    /** Wrappers are made around an extension of a plugin, and cannot be had without one. */
    @ParameterizedTest
    @ValueSource(strings = {"dialect.Dialect", "protocol.Protocol", "provider.Provider", "strategy.Strategy"})
    void whatTheCoreWrapsIsAPlugins(String extensionPoint) {
        classes()
                .that()
                .resideInAPackage(WRAPPERS)
                .and()
                .areAssignableTo("io.fairlead.api." + extensionPoint)
                .and()
                .areNotInterfaces()
                .should(new ArchCondition<>("be made around one") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean around = type.getConstructors().stream()
                                .allMatch(made -> made.getRawParameterTypes().stream()
                                        .anyMatch(given -> given.isAssignableTo("io.fairlead.api." + extensionPoint)));
                        events.add(new SimpleConditionEvent(type, around, type.getName()));
                    }
                })
                .check(CORE);
    }

    @Test
    void theCoreNamesNoExtension() {
        List<String> found = CORE.stream()
                .flatMap(type -> constants(type)
                        .filter(text -> NAMES.matcher(text).matches())
                        .map(text -> type.getName() + " has the text \"" + text + "\""))
                .toList();

        assertThat(found)
                .as("texts of the core that name an extension or a vendor")
                .isEmpty();
    }

    private static Stream<String> constants(JavaClass type) {
        try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return StreamSupport.stream(
                            ClassFile.of()
                                    .parse(bytes.readAllBytes())
                                    .constantPool()
                                    .spliterator(),
                            false)
                    .filter(StringEntry.class::isInstance)
                    .map(StringEntry.class::cast)
                    .map(StringEntry::stringValue);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
