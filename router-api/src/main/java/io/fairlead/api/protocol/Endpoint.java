package io.fairlead.api.protocol;

import io.fairlead.api.dialect.DialectId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One method and path of a protocol, and what serves it. */
public final class Endpoint {
    /** Served by {@link Protocol#models}. */
    public static final String MODELS = "models";
    /** Served by {@link Protocol#model}; the path has a variable part {@code model}. */
    public static final String MODEL = "model";
    /** Served by {@link Protocol#info}: what clients ask of a server rather than of a model. */
    public static final String INFO = "info";
    /** Served by a dialect. */
    public static final String CALL = "call";

    private final String method;
    private final String path;
    private final String kind;
    private final @Nullable DialectId dialect;

    private Endpoint(String method, String path, String kind, @Nullable DialectId dialect) {
        this.method = Objects.requireNonNull(method);
        this.path = Objects.requireNonNull(path);
        this.kind = kind;
        this.dialect = dialect;
    }

    /**
     * A call that a dialect reads.
     *
     * @param path segments separated by {@code /}; a segment may have one variable part {@code {name}}, and a last
     *     segment <code>{name...}</code> takes the rest of the path, slashes included, up to a fixed text behind it
     */
    public static Endpoint call(String method, String path, DialectId dialect) {
        return new Endpoint(method, path, CALL, dialect);
    }

    /** The list of models. */
    public static Endpoint models(String path) {
        return new Endpoint("GET", path, MODELS, null);
    }

    /** One model; the path has a variable part {@code model}. */
    public static Endpoint model(String path) {
        return new Endpoint("GET", path, MODEL, null);
    }

    /** What clients ask of a server: its version, what it can do with a model. */
    public static Endpoint info(String method, String path) {
        return new Endpoint(method, path, INFO, null);
    }

    /** The HTTP method. */
    public String method() {
        return method;
    }

    /** The template of the path. */
    public String path() {
        return path;
    }

    /** {@link #CALL}, {@link #MODELS}, {@link #MODEL} or {@link #INFO}. */
    public String kind() {
        return kind;
    }

    /** The dialect of a call. */
    public @Nullable DialectId dialect() {
        return dialect;
    }
}
