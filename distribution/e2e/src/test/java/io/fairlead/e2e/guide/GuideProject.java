package io.fairlead.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.Archive;
import io.fairlead.e2e.strangers.PluginJar;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What somebody has who followed the guide: its files, and both its plugins beside those of the archive. Made once. */
final class GuideProject {
    private static final GuideProject MADE = made();

    private final Guide guide;
    private final Path folder;

    private GuideProject(Guide guide, Path folder) {
        this.guide = guide;
        this.folder = folder;
    }

    static GuideProject get() {
        return MADE;
    }

    private static GuideProject made() {
        try {
            GuideProject project = new GuideProject(Guide.read(), Files.createTempDirectory("fairlead-guide"));
            project.guide.write(project.folder);
            Files.createDirectories(project.plugins());
            for (Path jar : Archive.jars("plugins")) {
                Files.copy(jar, project.plugins().resolve(jar.getFileName()));
            }
            project.buildFirst();
            project.buildAcme();
            return project;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Guide guide() {
        return guide;
    }

    /** A folder for one test. */
    Path workFolder(String name) throws IOException {
        return Files.createDirectories(folder.resolve("work").resolve(name));
    }

    /** The folder with all plugins. */
    Path plugins() {
        return folder.resolve("plugins");
    }

    /** The jar of the first plugin. */
    Path firstJar() {
        return folder.resolve("least-busy").resolve("least-busy-1.0.0.jar");
    }

    /** The classes of the first plugin. */
    Path firstClasses() {
        return folder.resolve("least-busy").resolve("classes");
    }

    /** The project of the second plugin. */
    Path acme() {
        return folder.resolve("acme-plugin");
    }

    /** The classes of the second plugin. */
    Path acmeClasses() {
        return acme().resolve("classes");
    }

    /** Runs the guide's own script. */
    private void buildFirst() throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder("sh", "build.sh")
                .directory(folder.resolve("least-busy").toFile())
                .redirectErrorStream(true);
        String tools = Path.of(System.getProperty("java.home"), "bin").toString();
        script.environment().merge("PATH", tools, (path, own) -> own + File.pathSeparator + path);
        script.environment().put("FAIRLEAD", Archive.home().toString());
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).isEmpty();
        Files.copy(firstJar(), plugins().resolve(firstJar().getFileName()));
    }

    /** Does what Maven does with the guide's pom. */
    private void buildAcme() throws IOException {
        Path main = acme().resolve("src").resolve("main");
        PluginJar.compile(sources(main.resolve("java")), Files.createDirectories(acmeClasses()));
        Path service = Path.of("META-INF", "services", "io.fairlead.api.RouterPlugin");
        Files.createDirectories(acmeClasses().resolve(service).getParent());
        Files.copy(main.resolve("resources").resolve(service), acmeClasses().resolve(service));
        PluginJar.pack(acmeClasses(), manifest(), plugins().resolve("acme-plugin-1.0.0.jar"));
    }

    static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private Map<String, String> manifest() throws IOException {
        Document pom = pom();
        String version = text(pom, "version");
        Map<String, String> entries = new LinkedHashMap<>();
        NodeList children = pom.getElementsByTagName("manifestEntries").item(0).getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node entry = children.item(i);
            if (entry.getNodeType() == Node.ELEMENT_NODE) {
                entries.put(entry.getNodeName(), entry.getTextContent().replace("${project.version}", version));
            }
        }
        return entries;
    }

    /** The second plugin's pom. */
    Document pom() throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(acme().resolve("pom.xml").toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    private static String text(Document document, String element) {
        return document.getElementsByTagName(element).item(0).getTextContent();
    }
}
