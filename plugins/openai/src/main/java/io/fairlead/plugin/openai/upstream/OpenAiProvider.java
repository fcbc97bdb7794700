package io.fairlead.plugin.openai.upstream;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.context.PluginContext;
import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.provider.Attempt;
import io.fairlead.api.provider.CallEdit;
import io.fairlead.api.provider.Credential;
import io.fairlead.api.provider.FinalCall;
import io.fairlead.api.provider.ModelListing;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.provider.ReplyFacts;
import io.fairlead.api.settings.SettingValues;
import io.fairlead.plugin.openai.responses.ReplayedItems;
import io.fairlead.toolkit.BaseUrl;
import io.fairlead.toolkit.StatusClassifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One upstream that takes this API. */
final class OpenAiProvider implements Provider {
    private static final String CHAT = "openai.chat";
    private static final String RESPONSES = "openai.responses";
    private static final String UNREADABLE = "invalid_encrypted_content";
    /** What members say, besides {@code false}, null and nothing at all, that ask for what would be without them. */
    private static final Map<String, Set<String>> USUAL = Map.of(
            "n", Set.of("1"),
            "parallel_tool_calls", Set.of("true"),
            "service_tier", Set.of("\"auto\"", "\"default\""),
            "verbosity", Set.of("\"medium\""),
            "top_logprobs", Set.of("0"));

    private static final Set<String> NOTHING = Set.of("false", "{}", "[]", "\"\"");
    private static final int LONGEST_USUAL = 16;

    private static final int NOT_FOUND = 404;
    private static final Set<String> STORED = Set.of("input", "previous_response_id", "conversation", "prompt");

    private final BaseUrl base;
    private final Preset preset;
    private final Optional<EntraToken> token;
    private final CallPath paths;
    private final KeyHeader keys;
    private final List<DialectId> dialects;
    private final boolean prefill;
    private final Map<String, String> fields;
    private final StatusClassifier classifier;

    /**
     * A provider.
     *
     * @param token what is sent in place of keys, if there is one
     */
    OpenAiProvider(BaseUrl base, Preset preset, Optional<EntraToken> token, PluginContext context) {
        SettingValues values = context.settings();
        String version = values.find(OpenAiProviderFactory.API_VERSION).orElse("");
        this.base = base;
        this.preset = preset;
        this.token = token;
        this.paths = preset.access().deployments() ? CallPath.deployments(base, version) : CallPath.plain(base);
        this.keys = new KeyHeader(
                token.isPresent() ? KeyHeader.AUTHORIZATION : preset.access().keyHeader());
        this.dialects = preset.dialects().stream().map(DialectId::of).toList();
        this.prefill = values.get(OpenAiProviderFactory.PREFILL);
        this.fields = fields(values);
        this.classifier = new StatusClassifier(context.clock());
    }

    private static Map<String, String> fields(SettingValues values) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("user-agent", "Fairlead");
        values.find(OpenAiProviderFactory.ORGANIZATION).ifPresent(value -> fields.put("openai-organization", value));
        values.find(OpenAiProviderFactory.PROJECT).ifPresent(value -> fields.put("openai-project", value));
        values.find(OpenAiProviderFactory.HEADERS).ifPresent(fields::putAll);
        return fields;
    }

    @Override
    public List<DialectId> dialects(Deployment deployment) {
        return dialects;
    }

    @Override
    public String baseUrl() {
        return base.text();
    }

    @Override
    public void address(CallEdit call, Attempt attempt) {
        call.url(base.origin(), paths.of(call.target(), attempt.deployment().model()));
        for (String name : preset.requests().forward()) {
            String value = attempt.head().headers().first(name);
            if (value != null) {
                call.headers().set(name, value);
            }
        }
        fields.forEach(call.headers()::set);
        adapt(call, attempt);
    }

    private void adapt(CallEdit call, Attempt attempt) {
        DialectId dialect = attempt.dialect();
        BodyEdit body = call.body();
        Preset.Requests requests = preset.requests();
        requests.remove().forEach(body::remove);
        JsonScan scan = body.original().json();
        if (scan == null) {
            return;
        }
        requests.drop().forEach(name -> drop(call, scan, name));
        if (dialect.name().equals(CHAT)) {
            requests.rename().forEach((from, to) -> rename(body, scan, from, to));
            MessageMembers.adapt(body, scan, requests.messages(), call::dropped);
        } else if (dialect.name().equals(RESPONSES)) {
            ReplayedItems.adapt(body, scan, attempt.withoutProofs(), call::dropped);
        }
    }

    private static void drop(CallEdit call, JsonScan scan, String name) {
        int member = scan.find(name);
        if (member < 0) {
            return;
        }
        call.body().remove(name);
        if (!saysNothing(call.body(), scan, member, name)) {
            call.dropped(name, "the upstream refuses it");
        }
    }

    /** Whether an answer without the member is the one that was asked for. */
    private static boolean saysNothing(BodyEdit body, JsonScan scan, int member, String name) {
        if (scan.kind(member) == JsonKind.NULL) {
            return true;
        }
        long start = scan.valueStart(member);
        long length = scan.valueEnd(member) - start;
        if (length > LONGEST_USUAL) {
            return false;
        }
        String value = body.original().slice(start, start + length).utf8();
        // One choice at a time is what "parallel_tool_calls": false asks for.
        return USUAL.getOrDefault(name, NOTHING).contains(value)
                || !name.equals("parallel_tool_calls") && NOTHING.contains(value);
    }

    private static void rename(BodyEdit body, JsonScan scan, String from, String to) {
        if (scan.find(from) < 0) {
            return;
        }
        if (scan.find(to) < 0) {
            body.rename(from, to);
        } else {
            // The request has both: renamed, one would be there twice.
            body.remove(from);
        }
    }

    @Override
    public @Nullable Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
        return authorize(headers, credential);
    }

    private @Nullable Failure authorize(Headers.Edit headers, Credential credential) {
        if (token.isEmpty()) {
            return keys.set(headers, credential.secret());
        }
        String bearer = token.get().value();
        return bearer.isEmpty() ? Failure.of(FailureKind.SERVER, "no_token") : keys.set(headers, bearer);
    }

    /** What an account does not keep is a matter of the request that names it: the model is there. */
    @Override
    public @Nullable Failure classify(ReplyHead head, UpstreamError error) {
        if (error.status() == NOT_FOUND && STORED.contains(Objects.requireNonNullElse(error.parameter(), ""))) {
            return Failure.of(FailureKind.INVALID_REQUEST, "not_stored");
        }
        if (unreadable(error)) {
            return Failure.of(FailureKind.UNREADABLE_PROOF, UNREADABLE);
        }
        String code = error.code();
        String known = code == null ? null : preset.replies().codes().get(code);
        UpstreamError told = known == null
                ? error
                : UpstreamError.of(error.status(), error.type(), known, error.message())
                        .withParameter(error.parameter());
        return classifier.classify(head, told);
    }

    /** Reasoning that another account or organization encrypted. Azure has the same words and not always the code. */
    private static boolean unreadable(UpstreamError error) {
        return UNREADABLE.equals(error.code())
                || error.message().startsWith("The encrypted content ")
                        && error.message().contains("could not be verified");
    }

    @Override
    public ReplyFacts facts(ReplyHead head) {
        String id = head.headers().first(preset.replies().requestId());
        return id == null ? ReplyFacts.NONE : ReplyFacts.of(id);
    }

    @Override
    public boolean reportsStreamUsage(Deployment deployment) {
        return preset.streams().usage();
    }

    @Override
    public boolean marksStreamEnd(Deployment deployment) {
        return preset.streams().doneMark();
    }

    @Override
    public boolean takesPrefill(Deployment deployment) {
        return prefill;
    }

    @Override
    public boolean takesCustomTools(Deployment deployment) {
        return preset.requests().customTools();
    }

    @Override
    public Optional<ModelListing> modelListing() {
        Preset.Replies replies = preset.replies();
        return replies.models()
                .map(path -> new ModelList(base, path, replies.prices(), (headers, credential) -> {
                    fields.forEach(headers::set);
                    authorize(headers, credential);
                }));
    }
}
