package io.fairlead.fakes.http;

import io.fairlead.fakes.json.Shape;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation is, and what it takes.
 *
 * @param method of its requests
 * @param path a pattern for their paths
 * @param shape of their bodies; null if they have none
 * @param operation that answers them
 */
public record Route(String method, Pattern path, @Nullable Shape shape, Operation operation) {
    /** An operation that is given something. */
    public static Route post(String path, String shape, Operation operation) {
        return new Route("POST", Pattern.compile(path), Shape.named(shape), operation);
    }

    /** An operation that is given nothing. */
    public static Route get(String path, Operation operation) {
        return new Route("GET", Pattern.compile(path), null, operation);
    }

    /** Whether a request is for this operation. */
    public boolean takes(String asked, String at) {
        return method.equals(asked) && path.matcher(at).matches();
    }

    /** Answers a request. */
    public void answer(Call call, Wire wire) throws IOException {
        List<String> faults = shape == null ? List.of() : shape.faults(call.body());
        if (!faults.isEmpty()) {
            throw Refusal.invalid(String.join("; ", faults));
        }
        operation.answer(call, wire);
    }
}
