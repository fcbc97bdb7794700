package io.fairlead.core.body;

import org.jspecify.annotations.Nullable;

/** What is to become of one top-level member. */
final class MemberEdit {
    /** The member is none of the original's: it is appended. */
    static final int NEW = -1;

    /** Number of the member in the original's scan, or {@link #NEW}. */
    final int member;

    private String name;
    private boolean renamed;
    private boolean removed;
    private byte @Nullable [] value;

    MemberEdit(int member, String name) {
        this.member = member;
        this.name = name;
    }

    /** Its name once edited. */
    String name() {
        return name;
    }

    boolean renamed() {
        return renamed;
    }

    boolean removed() {
        return removed;
    }

    /** Its new value, or null while the original's stands. */
    byte @Nullable [] value() {
        return value;
    }

    void rename(String to) {
        name = to;
        renamed = true;
    }

    void remove() {
        removed = true;
        value = null;
    }

    void set(byte[] json) {
        removed = false;
        value = json;
    }
}
