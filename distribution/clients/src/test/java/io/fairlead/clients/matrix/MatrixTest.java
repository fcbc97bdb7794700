package io.fairlead.clients.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.fakes.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MatrixTest {
    private static final Cell WORKS = new Cell("a", Kind.OPENAI, Case.PLAIN, true, "");
    private static final Cell FAILS = new Cell("a", Kind.OLLAMA, Case.PLAIN, false, "no");
    private static final Impossible NOTHING = Impossible.parse("# nothing\n\n");
    private static final Impossible OLLAMA = Impossible.parse("* | ollama | plain | it has no words");

    @Test
    void what_fails_is_a_surprise() {
        assertThat(new Matrix(List.of(WORKS, FAILS), NOTHING).surprises()).containsExactly(FAILS);
    }

    @Test
    void what_cannot_work_is_none() {
        assertThat(new Matrix(List.of(WORKS, FAILS), OLLAMA).surprises()).isEmpty();
    }

    @Test
    void what_works_though_it_cannot_is_a_surprise() {
        Cell works = new Cell("a", Kind.OLLAMA, Case.PLAIN, true, "");

        assertThat(new Matrix(List.of(works), OLLAMA).surprises()).containsExactly(works);
    }

    @Test
    void tables_show_both_and_say_why() {
        String tables = Pages.tables(new Matrix(List.of(WORKS, FAILS), OLLAMA));

        assertThat(tables).contains("### Over openai\n", "| a      | yes ", "### Over ollama\n", "| a      | -  ");
        assertThat(tables).endsWith("\nWhat a dash stands for:\n\n- it has no words\n\n");
        assertThat(Pages.tables(new Matrix(List.of(FAILS), NOTHING))).contains("| a      | NO ");
    }

    @Test
    void tables_replace_those_of_a_page() {
        String page = "before\n<!-- matrix -->\nold\n<!-- end of the matrix -->\nafter\n";

        assertThat(Pages.replaced(page, "new\n"))
                .isEqualTo("before\n<!-- matrix -->\nnew\n<!-- end of the matrix -->\nafter\n");
        assertThatThrownBy(() -> Pages.replaced("before", "new")).hasMessageContaining("<!-- matrix -->");
    }

    @Test
    void a_line_of_the_list_has_four_columns() {
        assertThatThrownBy(() -> Impossible.parse("a | b | c"))
                .hasMessageContaining("client | upstream | case | reason");
    }
}
