package io.fairlead.plugin.openai.upstream;

import io.fairlead.api.context.ControlHttp;
import io.fairlead.api.context.PluginContext;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A token of Microsoft Entra for an application, by
 * <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow">client credentials</a>.
 * It is fetched beside the requests, and anew before it expires; there is none within the first moment.
 */
final class EntraToken implements Runnable {
    static final Duration PERIOD = Duration.ofSeconds(1);

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofSeconds(15);
    private static final Map<String, String> FORM = Map.of("content-type", "application/x-www-form-urlencoded");

    private final ControlHttp http;
    private final Clock clock;
    private final Logger logger;
    private final URI url;
    private final Slice form;
    private volatile Held held = new Held("", Instant.MIN);
    /** Used by the task alone. */
    private Instant next = Instant.MIN;

    private EntraToken(ControlHttp http, Clock clock, Logger logger, URI url, Slice form) {
        this.http = http;
        this.clock = clock;
        this.logger = logger;
        this.url = url;
        this.form = form;
    }

    /**
     * Who asks for tokens.
     *
     * @param authority where tokens are given
     * @param scope what they are for
     */
    record Application(String authority, String tenant, String client, String secret, String scope) {
        private URI url() {
            return URI.create(authority + "/" + encoded(tenant) + "/oauth2/v2.0/token");
        }

        private Slice form() {
            return Slice.utf8("grant_type=client_credentials&client_id=" + encoded(client) + "&client_secret="
                    + encoded(secret) + "&scope=" + encoded(scope));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    private record Held(String token, Instant expires) {}

    /** A token that is kept fresh as long as the context lives. */
    static EntraToken of(Application application, PluginContext context) {
        EntraToken token = of(application, context.http(), context.clock(), context.logger());
        token.run();
        context.schedule(PERIOD, token);
        return token;
    }

    static EntraToken of(Application application, ControlHttp http, Clock clock, Logger logger) {
        return new EntraToken(http, clock, logger, application.url(), application.form());
    }

    /** The token; empty while there is none that is valid. */
    String value() {
        Held now = held;
        return clock.instant().isBefore(now.expires) ? now.token : "";
    }

    /** Fetches a token if it is time. */
    @Override
    public void run() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(AGAIN);
        try {
            ControlHttp.Answer answer = http.call("POST", url, FORM, form, TIMEOUT);
            if (answer.status() != 200) {
                logger.log(Level.WARNING, "no token from Entra status=" + answer.status());
                return;
            }
            take(answer.body(), now);
        } catch (IOException | IllegalArgumentException failed) {
            logger.log(
                    Level.WARNING,
                    "no token from Entra error=" + failed.getClass().getSimpleName());
        }
    }

    private void take(Slice body, Instant now) {
        JsonCursor cursor = JsonCursor.over(body.array(), body.start(), body.end());
        String token = "";
        long seconds = 0;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("access_token")) {
                token = cursor.text();
            } else if (cursor.nameIs("expires_in") && cursor.is(JsonKind.NUMBER)) {
                seconds = Math.max(0, cursor.longValue());
            }
        }
        held = new Held(token, now.plusSeconds(seconds));
        Instant early = now.plusSeconds(seconds).minus(EARLY);
        next = early.isBefore(next) ? next : early;
    }
}
