package io.fairlead.core.config.schema;

import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.SettingException;
import io.fairlead.core.config.MemoryBudget;
import io.fairlead.core.config.Secret;
import java.time.Duration;
import java.util.List;

/** What the gateway listens on, how much it takes, and who may ask. */
public final class ServerKeys {
    private static final String LOCAL = "127.0.0.1";
    private static final long KILO = 1 << 10;
    private static final long MEGA = 1 << 20;
    private static final long GIGA = 1 << 30;

    public static final Setting<String> HOST = Texts.filled("host")
            .withDefault(LOCAL)
            .describedAs(
                    "Where clients are listened for; only this machine reaches the default. Containers need 0.0.0.0.");
    public static final Setting<Long> PORT =
            port(5677).describedAs("The port for clients; 0 takes any free one. Not together with listeners.");
    public static final Setting<String> ADMIN_HOST =
            Texts.filled("host").withDefault(LOCAL).describedAs("Where the admin API is served.");
    public static final Setting<Long> ADMIN_PORT = port(5678).describedAs("The port of the admin API.");
    public static final Setting<Long> MAX_BODY =
            size("max-body", Long.MAX_VALUE).withDefault(64 * MEGA).describedAs("A longer request is refused.");
    public static final Setting<Long> BODY_HEAP = size("body-heap", GIGA)
            .withDefault(256 * KILO)
            .describedAs("What one request may keep in memory before it goes to a file.");
    public static final Setting<MemoryBudget> BODY_MEMORY = Setting.of(
                    "body-memory", "size or percentage of the heap", ServerKeys::memory)
            .withDefault(MemoryBudget.ofHeap(0.25))
            .describedAs("What all requests together may keep in memory.");
    public static final Setting<Long> SPOOL =
            Setting.size("spool").withDefault(4 * GIGA).describedAs("What all requests together may keep in files.");
    public static final Setting<Boolean> RESPONSE_HEADERS = Setting.bool("response-headers")
            .withDefault(true)
            .describedAs("Whether answers tell in headers who served them.");
    public static final Setting<Duration> STREAM_KEEP_ALIVE = Setting.duration("stream-keep-alive")
            .withDefault(Duration.ofSeconds(15))
            .describedAs("Silence after which a client that waits for a stream gets a sign of life; 0s for none.");
    public static final Setting<Duration> DRAIN = Setting.duration("drain")
            .withDefault(Duration.ZERO)
            .describedAs("How long requests are still accepted after the gateway was told to stop.");
    public static final Setting<Duration> GRACE = Setting.duration("grace")
            .withDefault(Duration.ofSeconds(30))
            .describedAs("How long running requests may then take to finish.");

    public static final Setting<String> CERTIFICATE = Texts.filled("certificate")
            .required()
            .describedAs("A file in PEM: the certificate, then those that lead to one which clients know.");
    public static final Setting<String> KEY =
            Texts.filled("key").required().describedAs("A file in PEM: its private key, not encrypted.");
    public static final Setting<Duration> HEAD_TIMEOUT = Setting.duration("head-timeout")
            .withDefault(Duration.ofSeconds(10))
            .describedAs("How long the head of a request may take once it began, and the handshake of TLS.");
    public static final Setting<Duration> BODY_TIMEOUT = Setting.duration("body-timeout")
            .withDefault(Duration.ofSeconds(30))
            .describedAs("How long a client may send nothing of a body that it announced; 0s for as long as it likes.");
    public static final Setting<Duration> IDLE_TIMEOUT = Setting.duration("idle-timeout")
            .withDefault(Duration.ofMinutes(5))
            .describedAs("How long a client's connection may rest between two requests.");
    public static final Setting<Duration> WRITE_TIMEOUT = Setting.duration("write-timeout")
            .withDefault(Duration.ofSeconds(60))
            .describedAs("How long a client may take nothing of its answer before it is let go.");

    public static final Section TLS =
            Section.of("tls", "Who the gateway is to clients.", Key.of(CERTIFICATE), Key.of(KEY));

    public static final Section ADMIN = Section.of("admin", "The admin API.", Key.of(ADMIN_HOST), Key.of(ADMIN_PORT));

    public static final Section SERVER = Section.of(
            "server",
            "What the gateway listens on and how much it takes.",
            Key.of(HOST),
            Key.of(PORT),
            Key.of(ADMIN),
            Key.of(TLS),
            Key.of(MAX_BODY),
            Key.of(BODY_HEAP),
            Key.of(BODY_MEMORY),
            Key.of(SPOOL),
            Key.of(RESPONSE_HEADERS),
            Key.of(STREAM_KEEP_ALIVE),
            Key.of(HEAD_TIMEOUT),
            Key.of(BODY_TIMEOUT),
            Key.of(IDLE_TIMEOUT),
            Key.of(WRITE_TIMEOUT),
            Key.of(DRAIN),
            Key.of(GRACE));

    public static final Setting<String> LISTENER_HOST =
            Texts.filled("host").describedAs("Where it listens; that of the server unless given.");
    public static final Setting<Long> LISTENER_PORT =
            Setting.integer("port", 0, 65_535).required().describedAs("The port; 0 takes any free one.");
    public static final Setting<List<String>> LISTENER_ROUTES =
            Setting.texts("routes").describedAs("The routes offered here; all, unless routes or providers are given.");
    public static final Setting<List<String>> LISTENER_PROVIDERS = Setting.texts("providers")
            .describedAs("The providers whose models are offered here; all, unless routes or providers are given.");

    public static final Section LISTENER = Section.of(
            "listener",
            "One port for clients.",
            Key.of(LISTENER_HOST),
            Key.of(LISTENER_PORT),
            Key.of(LISTENER_ROUTES),
            Key.of(LISTENER_PROVIDERS));

    public static final Setting<List<Secret>> CALLER_KEYS =
            Texts.keys("keys").describedAs("If there are any, a caller must present one of them.");

    public static final Section AUTH = Section.of("auth", "Who may ask.", Key.of(CALLER_KEYS));

    private ServerKeys() {}

    private static Setting<Long> port(long fallback) {
        return Setting.integer("port", 0, 65_535).withDefault(fallback);
    }

    private static Setting<Long> size(String key, long max) {
        return Setting.of(key, "size above 0", raw -> {
            long size = Setting.size(key).parse(raw);
            if (size <= 0 || size > max) {
                throw new SettingException(max == Long.MAX_VALUE ? "a size above 0" : "a size of at most 1GB, above 0");
            }
            return size;
        });
    }

    private static MemoryBudget memory(Object raw) {
        try {
            boolean share = raw.toString().strip().endsWith("%");
            MemoryBudget budget = share
                    ? MemoryBudget.ofHeap(Setting.percent("body-memory").parse(raw))
                    : MemoryBudget.ofBytes(Setting.size("body-memory").parse(raw));
            if (budget.bytes() > 0 || budget.share() > 0) {
                return budget;
            }
        } catch (SettingException e) {
            throw new SettingException("a size such as 512MB, or a percentage of the heap such as 25%");
        }
        throw new SettingException("a size or a percentage above 0");
    }
}
