package io.fairlead.plugin.openai.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.HeapBody;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ClientToolsTest {
    private static final int TRIES = 500;
    private static final List<String> WORDS = List.of(
            "a",
            "b",
            "a__b",
            "b__c",
            "_",
            "a_",
            "é",
            "a.b",
            "\uD83D\uDE00",
            "n".repeat(40),
            "n".repeat(70),
            "m".repeat(64));

    private static ClientTools of(String... tools) {
        return ClientTools.of(HeapBody.json("{\"tools\":[" + String.join(",", tools) + "]}"));
    }

    private static String function(String name) {
        return "{\"type\":\"function\",\"name\":\"" + name + "\"}";
    }

    private static String namespace(String name, String... tools) {
        return "{\"type\":\"namespace\",\"name\":\"" + name + "\",\"tools\":[" + String.join(",", tools) + "]}";
    }

    @Test
    void a_custom_tool_is_found_wherever_an_api_has_its_name() {
        ClientTools tools = of(
                "{\"type\":\"custom\",\"name\":\"flat\"}",
                "{\"custom\":{\"name\":\"nested\"},\"type\":\"custom\"}",
                "{\"name\":\"f\",\"type\":\"function\"}",
                namespace("n", "{\"type\":\"custom\",\"name\":\"flat\"}", function("g")),
                "7");

        assertThat(tools.isCustom("flat")).isTrue();
        assertThat(tools.isCustom("nested")).isTrue();
        assertThat(tools.isCustom("n__flat")).isTrue();
        assertThat(tools.isCustom("f")).isFalse();
        assertThat(tools.isCustom("n__g")).isFalse();
        assertThat(tools.isCustom("other")).isFalse();
    }

    @Test
    void requests_may_have_no_tools() {
        assertThat(ClientTools.of(HeapBody.json("{\"tools\":7}"))).isSameAs(ClientTools.NONE);
        assertThat(ClientTools.of(HeapBody.json("{}"))).isSameAs(ClientTools.NONE);
        assertThat(ClientTools.of(null)).isSameAs(ClientTools.NONE);
        assertThat(ClientTools.NONE.tool("f")).isEqualTo(new ClientTool("", "f", false));
    }

    @Test
    void a_name_is_made_of_both_and_taken_apart_again() {
        ClientTools tools = of(function("close_agent"), namespace("multi_agent_v1", function("close_agent")));

        assertThat(tools.name("multi_agent_v1", "close_agent")).isEqualTo("multi_agent_v1__close_agent");
        assertThat(tools.tool("multi_agent_v1__close_agent"))
                .isEqualTo(new ClientTool("multi_agent_v1", "close_agent", false));
        assertThat(tools.name("", "close_agent")).isEqualTo("close_agent");
        assertThat(tools.tool("close_agent")).isEqualTo(new ClientTool("", "close_agent", false));
    }

    /** Who changes these names breaks conversations that are under way: what upstreams have in their caches, too. */
    @Test
    void what_does_not_fit_is_shortened_and_has_a_digest() {
        ClientTools tools = of(
                namespace("s".repeat(60), function("f".repeat(60)), function("open")),
                namespace("wetter.é", function("go")));

        assertThat(tools.name("s".repeat(60), "f".repeat(60)))
                .isEqualTo("ssssssssssssssss__fffffffffffffffffffffffffffffffffffff_96d53d05");
        assertThat(tools.name("s".repeat(60), "open")).isEqualTo("s".repeat(49) + "__open_b3099432");
        assertThat(tools.name("wetter.é", "go")).isEqualTo("wetter____go_087d3bcd");
        assertThat(tools.tool(tools.name("wetter.é", "go"))).isEqualTo(new ClientTool("wetter.é", "go", false));
    }

    @Test
    void who_is_in_no_namespace_keeps_its_name() {
        ClientTools tools = of(namespace("a", function("b")), function("a__b"));

        assertThat(tools.tool("a__b")).isEqualTo(new ClientTool("", "a__b", false));
        assertThat(tools.name("a", "b")).startsWith("a__b_").isNotEqualTo("a__b");
    }

    @Test
    void neither_of_two_that_would_have_one_name_has_it() {
        ClientTools tools = of(namespace("a__b", function("c")), namespace("a", function("b__c")));

        assertThat(List.of(tools.name("a__b", "c"), tools.name("a", "b__c")))
                .doesNotHaveDuplicates()
                .doesNotContain("a__b__c");
    }

    @Test
    void a_tool_that_is_offered_no_more_is_called_as_it_was() {
        ClientTools before = of(namespace("a", function("b"), function("c.d")));
        ClientTools after = of(function("x"));

        assertThat(after.name("a", "b")).isEqualTo(before.name("a", "b"));
        assertThat(after.name("a", "c.d")).isEqualTo(before.name("a", "c.d"));
        assertThat(of(function("a__b")).name("a", "b")).isNotEqualTo("a__b");
    }

    @Test
    void a_name_alone_may_mean_a_tool_of_a_namespace() {
        ClientTools tools = of(
                function("open"),
                namespace("a", function("open"), function("close")),
                namespace("b", function("go")),
                namespace("c", function("go")));

        assertThat(tools.named("open")).containsExactly("open");
        assertThat(tools.named("close")).containsExactly("a__close");
        assertThat(tools.named("go")).containsExactly("b__go", "c__go");
        assertThat(tools.named("other")).containsExactly("other");
        assertThat(tools.within("a")).containsExactly("a__open", "a__close");
    }

    /** Whatever tools there are, in whatever order. */
    @Test
    void names_are_taken_by_all_and_differ_and_stay() {
        Random random = new Random(Long.getLong("fuzz.seed", 20_261_122L));
        for (int i = 0; i < TRIES; i++) {
            Map<String, Set<String>> spaces = new HashMap<>();
            for (int j = random.nextInt(12); j >= 0; j--) {
                spaces.computeIfAbsent(word(random), _ -> new TreeSet<>()).add(word(random));
            }
            List<String> all = new ArrayList<>(List.of(function("a__b"), function("f")));
            spaces.forEach((space, names) -> all.add(namespace(
                    space, names.stream().map(ClientToolsTest::function).toArray(String[]::new))));
            ClientTools tools = of(all.toArray(String[]::new));
            Collections.shuffle(all, random);
            ClientTools shuffled = of(all.toArray(String[]::new));
            List<String> flat = new ArrayList<>(List.of("a__b", "f"));
            spaces.forEach((space, names) -> names.forEach(name -> {
                String called = tools.name(space, name);
                assertThat(called).matches("[a-zA-Z0-9_-]{1,64}").isEqualTo(shuffled.name(space, name));
                assertThat(tools.tool(called)).isEqualTo(new ClientTool(space, name, false));
                flat.add(called);
            }));
            assertThat(flat).doesNotHaveDuplicates();
        }
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
