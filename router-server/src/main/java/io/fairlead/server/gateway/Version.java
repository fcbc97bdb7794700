package io.fairlead.server.gateway;

/** The version of this build. */
public final class Version {
    private Version() {}

    /** As the archive's manifest says; {@code 0.1.0} where classes are not in an archive. */
    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0" : version;
    }
}
