package io.fairlead.api.dialect;

import java.util.Objects;

/** Names a dialect: protocol and operation as that protocol calls it, such as {@code openai.chat}. */
public final class DialectId {
    private final String name;

    private DialectId(String name) {
        this.name = name;
    }

    /**
     * An id.
     *
     * @throws IllegalArgumentException if it is not two lower case words joined by a dot
     */
    public static DialectId of(String name) {
        Objects.requireNonNull(name);
        int dot = name.indexOf('.');
        if (dot <= 0 || dot == name.length() - 1) {
            throw new IllegalArgumentException("found dialect '" + name + "', expected protocol.operation");
        }
        return new DialectId(name);
    }

    /** The whole id. */
    public String name() {
        return name;
    }

    /** The part before the dot. */
    public String protocol() {
        return name.substring(0, name.indexOf('.'));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DialectId that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
