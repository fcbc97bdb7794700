package io.fairlead.testkit.kit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one test class that extends a kit, as a build would, and keeps what became of it. */
final class KitRun implements TestExecutionListener {
    private final List<String> passed = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    private final CancellationToken enough = CancellationToken.create();
    private final boolean one;

    private KitRun(boolean one) {
        this.one = one;
    }

    /** Runs all of it. */
    static KitRun of(Class<?> test, Path reports) {
        return run(test, reports, new KitRun(false));
    }

    /** Runs it until something fails. */
    static KitRun toFirstFailure(Class<?> test, Path reports) {
        return run(test, reports, new KitRun(true));
    }

    private static KitRun run(Class<?> test, Path reports, KitRun run) {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(test))
                        .configurationParameter("fairlead.kit.reports", reports.toString())
                        .forExecution()
                        .listeners(run)
                        .cancellationToken(run.enough)
                        .build());
        return run;
    }

    /** The classes within a class, each of which extends a kit. */
    static Stream<Class<?>> within(Class<?> mistakes) {
        return Stream.of(mistakes.getDeclaredClasses()).filter(Kit.class::isAssignableFrom);
    }

    List<String> passed() {
        return passed;
    }

    List<String> failed() {
        return failed;
    }

    List<String> skipped() {
        return skipped;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        String line = test.getDisplayName()
                + result.getThrowable().map(failure -> ": " + failure).orElse("");
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    passed.add(line);
                }
            }
            case ABORTED -> skipped.add(line);
            case FAILED -> {
                failed.add(line);
                if (one && test.isTest()) {
                    enough.cancel();
                }
            }
        }
    }
}
