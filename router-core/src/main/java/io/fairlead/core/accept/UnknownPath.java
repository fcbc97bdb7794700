package io.fairlead.core.accept;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.core.snapshot.Paths.Served;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is told about a path that nothing serves: what was probably meant, and what else the client's API has. */
final class UnknownPath {
    private static final int SHOWN = 6;

    private UnknownPath() {}

    static RouterException refusal(String path, @Nullable Served meant, @Nullable Protocol protocol) {
        StringBuilder message = new StringBuilder("unknown path: found '" + path + "'");
        if (meant != null) {
            message.append(", did you mean ")
                    .append(path(meant.endpoint().path()))
                    .append('?');
        }
        if (protocol != null) {
            message.append(meant == null ? ", expected one of this API: " : " This API has ")
                    .append(some(protocol));
        }
        return RouterException.of(ErrorCode.PATH_NOT_FOUND, message.toString());
    }

    private static String some(Protocol protocol) {
        List<String> paths = protocol.endpoints().stream()
                .map(endpoint -> endpoint.method() + " " + path(endpoint.path()))
                .distinct()
                .toList();
        return paths.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (paths.size() > SHOWN ? " and " + (paths.size() - SHOWN) + " more" : "");
    }

    private static String path(String template) {
        return template.replace("...}", "}");
    }
}
