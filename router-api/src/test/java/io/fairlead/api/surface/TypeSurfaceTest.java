package io.fairlead.api.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.Experimental;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TypeSurfaceTest {
    private static final String HERE = "surface.TypeSurfaceTest.";

    @Test
    void listsWhatAnotherPackageCanSee() {
        assertThat(lines(Base.class))
                .containsExactly(
                        "Base<T extends Comparable<T>>: abstract class implements AutoCloseable",
                        "Base.MARK: String = mark [static final]",
                        "Base.close(): void throws java.io.IOException [@Experimental(eta=2030-01-01)]",
                        "Base.folded(): String [protected abstract]",
                        "Base.maybe(@Nullable T, java.util.List<@Nullable String>): @Nullable T",
                        "Base.names(String...): String @Nullable [] [static]",
                        "Base.new(int) [protected]",
                        "Base.of(java.util.Map<String, ? extends N>, java.util.function.Supplier<?>) <N extends Number>: N"
                                + " [static]",
                        "Base.shown: byte[] [protected final]");
    }

    @Test
    void listsWhatMayFollowASealedType() {
        assertThat(lines(Shape.class))
                .containsExactly(
                        "Shape: interface permits HERE.Point, HERE.Line".replace("HERE.", HERE),
                        "Shape.area(): long [abstract]",
                        "Shape.name(): String [default]");
        assertThat(lines(Point.class))
                .containsExactly(
                        "Point: record(int x, @Nullable String label) implements " + HERE + "Shape",
                        "Point.ORIGIN: " + HERE + "Point [static final]",
                        "Point.area(): long",
                        "Point.label(): @Nullable String",
                        "Point.new(int, @Nullable String)",
                        "Point.x(): int");
        assertThat(lines(Line.class))
                .containsExactly("Line: enum(THIN, THICK) implements " + HERE + "Shape", "Line.area(): long");
    }

    @Test
    void listsWhatAnAnnotationTakes() {
        assertThat(lines(Note.class)).containsExactly("Note: annotation", "Note.value(): String = none [abstract]");
    }

    private static List<String> lines(Class<?> type) {
        return new TypeSurface(type)
                .lines().stream().map(line -> line.substring(HERE.length())).toList();
    }

    public abstract static class Base<T extends Comparable<T>> implements AutoCloseable {
        public static final String MARK = "mark";
        protected final byte[] shown = {};
        final int hidden;

        protected Base(int hidden) {
            this.hidden = hidden;
        }

        Base() {
            this(0);
        }

        public static <N extends Number> N of(Map<String, ? extends N> numbers, Supplier<?> other) {
            return numbers.values().iterator().next();
        }

        public static String @Nullable [] names(String... names) {
            return names;
        }

        public @Nullable T maybe(@Nullable T value, List<@Nullable String> others) {
            return others.isEmpty() ? value : null;
        }

        @Experimental(eta = "2030-01-01")
        @Override
        public void close() throws IOException {}

        protected abstract String folded();

        @Override
        public String toString() {
            return folded();
        }
    }

    public sealed interface Shape {
        long area();

        default String name() {
            return getClass().getName();
        }
    }

    public record Point(int x, @Nullable String label) implements Shape {
        public static final Point ORIGIN = new Point(0, null);

        @Override
        public long area() {
            return 0;
        }
    }

    public enum Line implements Shape {
        THIN,
        THICK;

        @Override
        public long area() {
            return 1;
        }
    }

    public @interface Note {
        String value() default "none";
    }
}
