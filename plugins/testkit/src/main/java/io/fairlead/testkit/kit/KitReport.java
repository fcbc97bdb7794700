package io.fairlead.testkit.kit;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Writes down what became of each scenario of a kit: one file for each test class that extends one. */
final class KitReport implements InvocationInterceptor, AfterAllCallback {
    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(KitReport.class);
    private static final String FOLDER = "fairlead.kit.reports";

    KitReport() {}

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        observe(test, context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> test, DynamicTestInvocationContext call, ExtensionContext context)
            throws Throwable {
        observe(test, context);
    }

    /** The tests that it makes are seen one by one; of itself it is told only why it made none. */
    @Override
    public <T extends @Nullable Object> T interceptTestFactoryMethod(
            Invocation<T> tests, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        try {
            return tests.proceed();
        } catch (Throwable e) {
            lines(context).add(Line.of(name(context), e));
            throw e;
        }
    }

    /** What a kit does after each test may fail as well, such as closing the extension. */
    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> end, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        try {
            end.proceed();
        } catch (Throwable e) {
            lines(context).add(Line.of(name(context) + ": its end", e));
            throw e;
        }
    }

    private static void observe(Invocation<@Nullable Void> test, ExtensionContext context) throws Throwable {
        Lines lines = lines(context);
        try {
            test.proceed();
            lines.add(new Line("passed", name(context), ""));
        } catch (Throwable e) {
            lines.add(Line.of(name(context), e));
            throw e;
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (!context.getEnclosingTestClasses().isEmpty()) {
            return;
        }
        String folder = context.getConfigurationParameter(FOLDER).orElse("target/kit-reports");
        Path file = Path.of(folder, context.getRequiredTestClass().getSimpleName() + ".txt");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, lines(context).table());
    }

    /** Group and scenario, and the case of it where there are several. */
    private static String name(ExtensionContext context) {
        String name = context.getDisplayName();
        ExtensionContext above = context;
        while (above.getTestClass().isEmpty() || above.getTestMethod().isPresent()) {
            above = above.getParent().orElseThrow();
            name = above.getDisplayName() + ": " + name;
        }
        return name;
    }

    private static Lines lines(ExtensionContext context) {
        ExtensionContext owner = context;
        while (owner.getTestClass().isEmpty()) {
            owner = owner.getParent().orElseThrow();
        }
        List<Class<?>> enclosing = owner.getEnclosingTestClasses();
        Class<?> kit = enclosing.isEmpty() ? owner.getRequiredTestClass() : enclosing.getFirst();
        return context.getRoot().getStore(STORE).computeIfAbsent(kit, key -> new Lines(), Lines.class);
    }

    private record Line(String result, String scenario, String note) {
        static Line of(String scenario, Throwable end) {
            return end instanceof TestAbortedException
                    ? new Line("skipped", scenario, String.valueOf(end.getMessage()))
                    : new Line("FAILED", scenario, end.getClass().getSimpleName());
        }

        @Override
        public String toString() {
            return "%-8s %s%s".formatted(result, scenario, note.isEmpty() ? "" : " (" + note + ")");
        }
    }

    private static final class Lines {
        private final ConcurrentLinkedQueue<Line> lines = new ConcurrentLinkedQueue<>();

        void add(Line line) {
            lines.add(line);
        }

        String table() {
            return "passed %d, skipped %d, failed %d\n\n".formatted(count("passed"), count("skipped"), count("FAILED"))
                    + lines.stream().map(Line::toString).sorted().collect(Collectors.joining("\n", "", "\n"));
        }

        private long count(String result) {
            return lines.stream().filter(line -> line.result.equals(result)).count();
        }
    }
}
