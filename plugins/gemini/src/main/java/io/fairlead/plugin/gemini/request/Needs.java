package io.fairlead.plugin.gemini.request;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What in a request shows that a model must be able to do something, in both spellings of its members. Immutable. */
record Needs(JsonProbes probes, List<Capability> capabilities) {
    static final Needs NONE = new Needs(JsonProbes.NONE, List.of());

    Needs {
        capabilities = List.copyOf(capabilities);
    }

    /** These needs and one that data of these media types in the contents shows. */
    Needs media(Capability capability, String... types) {
        Needs more = this;
        for (String type : types) {
            more = more.text(capability, "mimeType", type).text(capability, "mime_type", type);
        }
        return more;
    }

    /** These needs and one that a member within a top-level member shows. */
    Needs member(Capability capability, String outer, String inner) {
        Needs more = this;
        for (String top : new LinkedHashSet<>(List.of(outer, Spelling.snake(outer)))) {
            for (String name : List.of(inner, Spelling.snake(inner))) {
                more = more.and(more.probes.with(top, name), capability);
            }
        }
        return more;
    }

    private Needs text(Capability capability, String name, String text) {
        return and(probes.with("contents", name, text), capability);
    }

    private Needs and(JsonProbes extended, Capability capability) {
        List<Capability> more = new ArrayList<>(capabilities);
        more.add(capability);
        return new Needs(extended, more);
    }

    /** What a scanned request needs. */
    Set<Capability> in(JsonScan scan) {
        Set<Capability> needed = new LinkedHashSet<>();
        for (int i = 0; i < capabilities.size(); i++) {
            if (scan.marked(i)) {
                needed.add(capabilities.get(i));
            }
        }
        return needed;
    }
}
