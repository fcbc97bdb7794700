package io.fairlead.server.cli.template;

import java.nio.file.Path;

/**
 * The archive that a project is made for.
 *
 * @param home its folder
 * @param version of it
 */
public record ArchivePlaces(Path home, String version) {
    /** Uses the whole path: the project lies elsewhere. */
    public ArchivePlaces {
        home = home.toAbsolutePath().normalize();
    }

    /** Where Maven finds the API and the test kit. */
    String repository() {
        return home.resolve("api").resolve("maven").toUri().toString().replaceFirst("/$", "");
    }

    /** Where plugins are installed. */
    String plugins() {
        return home.resolve("plugins").toString();
    }

    /** What a plugin may do. */
    String guide() {
        return home.resolve("docs").resolve("plugin-guide.md").toString();
    }

    /** The program. */
    String command() {
        return home.resolve("bin").resolve("fairlead").toString();
    }
}
