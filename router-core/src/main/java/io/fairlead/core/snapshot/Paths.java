package io.fairlead.core.snapshot;

import io.fairlead.api.http.RequestHead;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.Protocol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All methods and paths of all protocols. A path without variable parts is found by one look-up. */
public final class Paths {
    private final Map<String, List<Served>> exact = new HashMap<>();
    private final List<Served> templates = new ArrayList<>();
    private final List<Served> all = new ArrayList<>();
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
        all.add(served);
        if (served.template().fixed()) {
            exact.computeIfAbsent(endpoint.path(), _ -> new ArrayList<>(1)).add(served);
            return;
        }
        templates.add(served);
    }

    /** An endpoint and whose it is. */
    public record Served(Protocol protocol, Endpoint endpoint, PathTemplate template) {}

    /**
     * Everything that is served on a path, whatever the method; empty if nothing is. Of templates, only those that say the
     * most of the path: a verb behind a name is no part of the name.
     */
    public List<Served> at(String path) {
        List<Served> fixed = exact.get(path);
        if (fixed != null) {
            return fixed;
        }
        List<Served> found = new ArrayList<>(1);
        int most = 0;
        for (Served served : templates) {
            int length = served.template().fixedLength();
            if (length < most || !served.template().matches(path)) {
                continue;
            }
            if (length > most) {
                most = length;
                found.clear();
            }
            found.add(served);
        }
        return found;
    }

    /** Everything that is served, those of particular protocols first. */
    public List<Served> all() {
        return Collections.unmodifiableList(all);
    }

    /** All protocols, the particular ones first. */
    public List<Protocol> protocols() {
        return List.copyOf(protocols);
    }
}
