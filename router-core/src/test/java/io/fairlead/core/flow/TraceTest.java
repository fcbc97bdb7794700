package io.fairlead.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class TraceTest {
    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        Trace.of(failure).printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    @Test
    void tells_classes_and_places_and_no_messages() {
        String text = printed(new IllegalStateException("a prompt", new NullPointerException("another")));

        assertThat(text)
                .startsWith("java.lang.IllegalStateException")
                .contains("Caused by: java.lang.NullPointerException")
                .contains("at io.fairlead.core.flow.TraceTest.tells_classes")
                .doesNotContain("prompt", "another");
    }

    @Test
    void names_the_class_that_could_not_be_linked() {
        assertThat(printed(new NoClassDefFoundError("com/acme/Missing"))).contains("com/acme/Missing");
    }

    @Test
    void comes_to_an_end_where_causes_go_in_circles() {
        Exception first = new Exception();
        Exception second = new Exception(first);
        first.initCause(second);

        assertThat(printed(first)).contains("Caused by");
    }
}
