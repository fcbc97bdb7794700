package io.fairlead.core.config.load;

import io.fairlead.core.access.Proxy;
import io.fairlead.core.access.ProxyRules;
import io.fairlead.core.config.Address;
import io.fairlead.core.config.Configuration;
import io.fairlead.core.config.KnownExtensions;
import io.fairlead.core.config.PluginsConfig;
import io.fairlead.core.config.layers.CommandLine;
import io.fairlead.core.config.layers.CompactForm;
import io.fairlead.core.config.layers.EnvironmentLayer;
import io.fairlead.core.config.layers.Variables;
import io.fairlead.core.config.problem.Layer;
import io.fairlead.core.config.problem.Position;
import io.fairlead.core.config.problem.Problem;
import io.fairlead.core.config.problem.Problems;
import io.fairlead.core.config.read.ConfigurationReader;
import io.fairlead.core.config.schema.ConfigurationKeys;
import io.fairlead.core.config.schema.Section;
import io.fairlead.core.config.schema.ServerKeys;
import io.fairlead.core.config.tree.ConfigNode;
import io.fairlead.core.config.tree.MapNode;
import io.fairlead.core.config.tree.YamlText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Loads configurations. Safe for use by many threads if the known extensions are. */
public final class ConfigurationLoader {
    /** The keys with nothing below them that is a plugin's. */
    private static final List<String> PLAIN = Stream.of(
                    ServerKeys.SERVER, ConfigurationKeys.LOG, ConfigurationKeys.PLUGINS)
            .map(Section::name)
            .toList();

    private final KnownExtensions extensions;
    private final ExtensionDefaults defaults;

    /** Loads configurations that may name these extensions. */
    public ConfigurationLoader(KnownExtensions extensions, ExtensionDefaults defaults) {
        this.extensions = extensions;
        this.defaults = defaults;
    }

    /** Reads all layers, lowest first, and checks what comes out. Reads files; never throws for what is in them. */
    public Loaded load(ConfigurationSource source) {
        Problems problems = new Problems();
        MapNode whole = whole(source, problems).orElse(null);
        if (whole == null) {
            return new Loaded.Bad(problems.inOrder());
        }
        ConfigurationReader reader = new ConfigurationReader(
                extensions, defaults.strategy(), proxies(source.environment(), problems), problems);
        Configuration configuration = reader.read(whole);
        return problems.isEmpty()
                ? new Loaded.Good(configuration, reader.provenance(), reader.doubts())
                : new Loaded.Bad(problems.inOrder());
    }

    private static ProxyRules proxies(Map<String, String> environment, Problems problems) {
        try {
            return ProxyRules.of(environment);
        } catch (ProxyRules.BadVariableException bad) {
            Position at = Position.in(Layer.ENVIRONMENT, "variable " + bad.variable());
            problems.add(at, "", "a value that is no proxy's URL", Proxy.FORM);
            return ProxyRules.NONE;
        }
    }

    /**
     * What a configuration says of plugins: to be asked before there is anything to check the rest against. Empty if that
     * cannot be read; what is wrong with it, loading tells.
     */
    public Optional<PluginsConfig> plugins(ConfigurationSource source) {
        return part(source, ConfigurationReader::plugins);
    }

    /** Where operators reach a gateway that is started with it; empty if that cannot be read. Needs no plugin. */
    public Optional<Address> admin(ConfigurationSource source) {
        return part(source, ConfigurationReader::admin);
    }

    /** Why it is not known what the configuration says of plugins; without any problem if it is. */
    public List<Problem> unreadable(ConfigurationSource source) {
        Problems problems = new Problems();
        boolean read = part(source, ConfigurationReader::plugins, problems).isPresent();
        return problems.inOrder().stream()
                .filter(problem -> isWithin(problem, ConfigurationKeys.PLUGINS.name()) || !read && isOfFile(problem))
                .toList();
    }

    /** Whether the files are configurations at all, right or wrong. */
    public boolean isConfiguration(ConfigurationSource source) {
        return unreadable(source).stream().noneMatch(ConfigurationLoader::isOfFile);
    }

    /** What is wrong with the parts that are understood without any plugin. */
    public List<Problem> withoutPlugins(ConfigurationSource source) {
        return switch (load(source)) {
            case Loaded.Good _ -> List.of();
            case Loaded.Bad bad ->
                bad.problems().stream()
                        .filter(problem ->
                                isOfFile(problem) || PLAIN.stream().anyMatch(part -> isWithin(problem, part)))
                        .toList();
        };
    }

    /** Whether a file cannot be read at all. */
    private static boolean isOfFile(Problem problem) {
        Layer layer = problem.at().layer();
        return problem.path().isEmpty() && (layer == Layer.FILE || layer == Layer.OVERLAY);
    }

    private static boolean isWithin(Problem problem, String part) {
        return problem.path().equals(part) || problem.path().startsWith(part + ".");
    }

    private <T> Optional<T> part(
            ConfigurationSource source, BiFunction<ConfigurationReader, MapNode, Optional<T>> read) {
        return part(source, read, new Problems());
    }

    private <T> Optional<T> part(
            ConfigurationSource source, BiFunction<ConfigurationReader, MapNode, Optional<T>> read, Problems problems) {
        ConfigurationReader reader =
                new ConfigurationReader(extensions, defaults.strategy(), ProxyRules.NONE, problems);
        return whole(source, problems).flatMap(tree -> read.apply(reader, tree));
    }

    private Optional<MapNode> whole(ConfigurationSource source, Problems problems) {
        return files(source, problems)
                .map(files -> new EnvironmentLayer(extensions, problems).over(files, source.environment()))
                .map(tree -> CommandLine.over(tree, source.options(), problems))
                .map(tree -> new Variables(source.environment(), problems).putInto(tree));
    }

    private CompactForm compact(Problems problems) {
        return new CompactForm(defaults.compactProvider(), defaults.compactStrategy(), problems);
    }

    private Optional<MapNode> files(ConfigurationSource source, Problems problems) {
        Optional<MapNode> file = map(source.file(), Layer.FILE, problems).map(root -> inFull(root, problems));
        Path overlay = source.overlay();
        if (overlay == null || !Files.exists(overlay)) {
            return file;
        }
        MapNode over = map(overlay, Layer.OVERLAY, problems).orElse(null);
        return over == null ? file : file.map(below -> below.with(over));
    }

    private MapNode inFull(MapNode root, Problems problems) {
        return CompactForm.isUsedBy(root) ? compact(problems).inFull(root) : root;
    }

    private static Optional<MapNode> map(Path file, Layer layer, Problems problems) {
        ConfigNode root = YamlText.ofFile(file, layer, problems).orElse(null);
        if (root instanceof MapNode map) {
            return Optional.of(map);
        }
        if (root != null && (layer == Layer.FILE || !root.isNothing())) {
            problems.add(root.at(), "", root.kind(), "a map of keys, such as server, providers, routes");
        }
        return Optional.empty();
    }
}
