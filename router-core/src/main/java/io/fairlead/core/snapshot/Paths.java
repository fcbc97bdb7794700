package io.fairlead.core.snapshot;

import io.fairlead.api.http.RequestHead;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All methods and paths of all protocols. A path without variable parts is found by one look-up. */
public final class Paths {
    private final Map<String, List<Served>> exact = new HashMap<>();
    private final List<Served> templates = new ArrayList<>();
    private final List<Protocol> protocols;

    /** Paths of these protocols; the ones that are particular about their requests are asked first. */
    public Paths(List<Protocol> protocols, RequestHead nothing) {
        this.protocols = new ArrayList<>(protocols);
        this.protocols.sort((a, b) -> Boolean.compare(a.accepts(nothing), b.accepts(nothing)));
        for (Protocol protocol : this.protocols) {
            protocol.endpoints().forEach(endpoint -> add(protocol, endpoint));
        }
    }

    private void add(Protocol protocol, Endpoint endpoint) {
        Served served = new Served(protocol, endpoint, PathTemplate.of(endpoint.path()));
        if (served.template().fixed()) {
            exact.computeIfAbsent(endpoint.path(), _ -> new ArrayList<>(1)).add(served);
            return;
        }
        templates.add(served);
    }

    /** An endpoint and whose it is. */
    public record Served(Protocol protocol, Endpoint endpoint, PathTemplate template) {}

    /** Everything that is served on a path, whatever the method; empty if nothing is. */
    public List<Served> at(String path) {
        List<Served> fixed = exact.get(path);
        if (fixed != null) {
            return fixed;
        }
        List<Served> found = new ArrayList<>(1);
        for (Served served : templates) {
            if (served.template().matches(path)) {
                found.add(served);
            }
        }
        return found;
    }

    /** All protocols, the particular ones first. */
    public List<Protocol> protocols() {
        return List.copyOf(protocols);
    }

    /** All paths, for people who asked for a wrong one. */
    public Set<String> known() {
        Set<String> paths = new LinkedHashSet<>();
        for (Protocol protocol : protocols) {
            protocol.endpoints().forEach(endpoint -> paths.add(endpoint.method() + " " + endpoint.path()));
        }
        return paths;
    }
}
