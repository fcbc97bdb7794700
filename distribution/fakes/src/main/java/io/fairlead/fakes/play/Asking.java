package io.fairlead.fakes.play;

import io.fairlead.fakes.http.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what a model is asked, message by message. Calls of tools and their results must pair, as the vendors demand:
 * every result answers a call, and every call has its result before anybody speaks again.
 */
public final class Asking {
    private final List<String> system = new ArrayList<>();
    private final List<Medium> media = new ArrayList<>();
    private final List<String> tools = new ArrayList<>();
    private final List<String> custom = new ArrayList<>();
    private final List<String> results = new ArrayList<>();
    private final Set<String> open = new LinkedHashSet<>();
    private String user = "";
    private boolean schema;
    private boolean thinking;

    /** The operator says something. */
    public void system(String text) {
        if (!text.isEmpty()) {
            system.add(text);
        }
    }

    /** The user says something; what tools gave before is of another turn. */
    public void user(String text) {
        spoken();
        if (!text.isEmpty()) {
            user = text;
            results.clear();
        }
    }

    /** The user shows something. */
    public void medium(Medium shown) {
        media.add(shown);
    }

    /** There is a tool. */
    public void tool(String name) {
        tools.add(name);
    }

    /** There is a tool that takes any text. */
    public void customTool(String name) {
        tools.add(name);
        custom.add(name);
    }

    /** The model called a tool. */
    public void call(String id) {
        if (!open.add(id)) {
            throw Refusal.invalid("found two calls with the id " + id);
        }
    }

    /** A tool gave something. */
    public void result(String id, String text) {
        if (!open.remove(id)) {
            throw Refusal.invalid("found a result for " + id + ", expected one of the calls " + open);
        }
        results.add(text);
    }

    /** Somebody speaks who must not before all calls have their results. */
    public void spoken() {
        if (!open.isEmpty()) {
            throw Refusal.invalid("found calls without a result: " + open);
        }
    }

    /** The answer shall follow a schema. */
    public void schema() {
        schema = true;
    }

    /** Thoughts are wanted. */
    public void thinking() {
        thinking = true;
    }

    /** All of it. */
    public Asked asked() {
        spoken();
        return new Asked(String.join(" ", system), user, media, tools, custom, results, schema, thinking);
    }
}
