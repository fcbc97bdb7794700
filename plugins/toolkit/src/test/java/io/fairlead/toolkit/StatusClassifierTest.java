package io.fairlead.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.Failure;
import io.fairlead.api.error.UpstreamError;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies as the vendors' public pages and their users show them, shortened; names of organizations are made up. */
class StatusClassifierTest {
    private final StatusClassifier classifier = new StatusClassifier(Clock.systemUTC());

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // OpenAI
                "401, invalid_request_error, invalid_api_key, Incorrect API key provided, auth, invalid_api_key",
                "401, -, -, You must be a member of an organization to use the API, auth, http 401",
                "403, request_forbidden, unsupported_country_region_territory, Country not supported, auth, unsupported_country_region_territory",
                "403, invalid_request_error, model_not_found, Project does not have access to model m, not_found, model_not_found",
                "404, invalid_request_error, model_not_found, The model m does not exist, not_found, model_not_found",
                "429, requests, rate_limit_exceeded, Rate limit reached for m, rate_limit, rate_limit_exceeded",
                "429, insufficient_quota, insufficient_quota, You exceeded your current quota, rate_limit, insufficient_quota",
                "429, tokens, rate_limit_exceeded, 'Request too large for gpt-4o in organization org-x on tokens per min (TPM): Limit 30000, Requested 83690.', rate_limit, request_too_large",
                "400, invalid_request_error, context_length_exceeded, This model's maximum context length is 8192 tokens., context_length, context_length_exceeded",
                "400, invalid_request_error, content_policy_violation, Your request was rejected by our safety system, content_policy, content_policy_violation",
                "400, invalid_request_error, unsupported_parameter, Unsupported parameter: 'max_tokens', invalid_request, unsupported_parameter",
                "400, invalid_request_error, -, max_tokens is too large: 100000., invalid_request, invalid_request_error",
                "500, server_error, -, The server had an error, server, server_error",
                "503, -, -, The engine is currently overloaded, server, http 503",
                // Azure OpenAI
                "400, -, content_filter, The response was filtered due to the prompt triggering the content management policy, content_policy, content_filter",
                // Groq
                "413, tokens, rate_limit_exceeded, 'Request too large for model m in organization org_x service tier on_demand on tokens per minute (TPM): Limit 30000, Requested 83690, please reduce your message size and try again.', rate_limit, request_too_large",
                "400, invalid_request_error, model_decommissioned, The model m has been decommissioned, not_found, model_decommissioned",
                "498, -, capacity_exceeded, Flex tier capacity exceeded, rate_limit, capacity_exceeded",
                "413, -, -, Request Entity Too Large, invalid_request, http 413",
                // Anthropic
                "400, invalid_request_error, -, 'prompt is too long: 210000 tokens > 200000 maximum', context_length, invalid_request_error",
                "400, invalid_request_error, -, Your credit balance is too low to access the API, rate_limit, invalid_request_error",
                "403, permission_error, -, Your API key does not have permission, auth, permission_error",
                "404, not_found_error, -, model: m, not_found, not_found_error",
                "413, request_too_large, -, Request exceeds the maximum size, invalid_request, request_too_large",
                "429, rate_limit_error, -, This request would exceed your rate limit, rate_limit, rate_limit_error",
                "529, overloaded_error, -, Overloaded, server, overloaded_error",
                "200, overloaded_error, -, Overloaded, server, overloaded_error",
                // Google
                "400, INVALID_ARGUMENT, -, API key not valid. Please pass a valid API key., auth, INVALID_ARGUMENT",
                "400, INVALID_ARGUMENT, -, The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)., context_length, INVALID_ARGUMENT",
                "429, RESOURCE_EXHAUSTED, -, Quota exceeded for metric x, rate_limit, RESOURCE_EXHAUSTED",
                // OpenRouter
                "402, -, 402, Insufficient credits, rate_limit, 402",
                "403, -, 403, Your chosen model requires moderation and your input was flagged, content_policy, 403",
                "408, -, 408, Your request timed out, server, 408",
                "400, -, 400, m is not a valid model ID, not_found, 400",
                "502, -, 502, Provider returned error, server, 502",
                // DeepSeek
                "402, unknown_error, invalid_request_error, Insufficient Balance, rate_limit, invalid_request_error",
                "400, invalid_request_error, invalid_request_error, Content Exists Risk, content_policy, invalid_request_error",
                // xAI
                "400, -, invalid-argument, Incorrect API key provided: xa***9, auth, invalid-argument",
                "400, -, invalid-argument, This model's maximum prompt length is 131072 but the request contains 140000 tokens., context_length, invalid-argument",
                "403, -, permission-denied, Your newly created teams doesn't have any credits yet., rate_limit, permission-denied",
                // Mistral, Together, Cerebras
                "422, invalid_request_error, -, Extra inputs are not permitted, invalid_request, invalid_request_error",
                "422, invalid_request_error, -, Input validation error: `inputs` tokens + `max_new_tokens` must be <= 32769, context_length, invalid_request_error",
                "400, invalid_request_error, context_length_exceeded, Please reduce the length of the messages or completion., context_length, context_length_exceeded",
                // llama.cpp, vLLM, LM Studio
                "400, exceed_context_size_error, 400, the request exceeds the available context size, context_length, 400",
                "503, unavailable_error, 503, Loading model, server, 503",
                "400, BadRequestError, 400, 'This model''s maximum context length is 4096 tokens. However, you requested 5000 tokens', context_length, 400",
                "404, NotFoundError, 404, The model `m` does not exist., not_found, 404",
                "500, -, -, the request exceeds the available context size, context_length, http 500",
                "500, -, -, input exceeds context length, context_length, http 500",
                // statuses alone
                "301, -, -, '', unknown, http 301",
                "405, -, -, '', not_found, http 405",
                "409, -, -, '', server, http 409",
                "415, -, -, '', invalid_request, http 415",
                "429, -, -, '', rate_limit, http 429",
                "429, overloaded_error, -, '', server, overloaded_error",
                "599, -, -, '', server, http 599",
                "200, -, -, something went wrong, server, http 200",
                "200, -, content_filter, '', content_policy, content_filter",
            })
    void classifies(
            int status, @Nullable String type, @Nullable String code, String message, String kind, String detail) {
        Failure failure = failure("", UpstreamError.of(status, type, code, message));

        assertThat(failure.kind().name()).isEqualTo(kind);
        assertThat(failure.detail()).isEqualTo(detail);
    }

    /** A bad request that quoted a prompt about money put the key to rest for ten minutes. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "400, -, Invalid message: explain the error insufficient credits, invalid_request",
                "422, -, 'Input was: you exceeded your current quota', invalid_request",
                "400, -, 'Bad prompt: Your credit balance is too low', invalid_request",
                "500, -, insufficient balance, server",
                "200, -, insufficient credits, server",
                "400, insufficient_quota, x, rate_limit",
                "422, billing_hard_limit_reached, x, rate_limit",
                "403, -, insufficient credits, rate_limit",
                "429, -, Insufficient balance, rate_limit",
            })
    void findsWordsOfMoneyInRefusalsOnly(int status, @Nullable String code, String message, String kind) {
        assertThat(failure("", UpstreamError.of(status, null, code, message))
                        .kind()
                        .name())
                .isEqualTo(kind);
    }

    /** A bad request that quoted a prompt with these words far apart was taken for a missing model. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "The model `m` does not exist, -, not_found",
                "The model m was not found, model, not_found",
                "The models are here. Your model m is not found, -, not_found",
                "The model m was not found, tools, invalid_request",
                "invalid model, messages[0], invalid_request",
                "unknown model, '', not_found",
                "'the model of the world that we have is one of many which people drew, and the page that he asked for was not found', -, invalid_request",
                "File not found by the model, -, invalid_request",
            })
    void missesAModelOnlyWhereTheTextSaysSo(String message, @Nullable String parameter, String kind) {
        for (int status : new int[] {400, 422}) {
            UpstreamError error = UpstreamError.of(status, null, null, message).withParameter(parameter);

            assertThat(failure("", error).kind().name()).isEqualTo(kind);
        }
    }

    @Test
    void takesAReplyWithoutAnErrorForASuccess() {
        assertThat(classifier.classify(Fields.of(200, ""), UpstreamError.NONE)).isNull();
    }

    @Test
    void readsTheStatusOfTheHeadWhereTheErrorHasNone() {
        Failure failure = classifier.classify(Fields.of(401, ""), UpstreamError.NONE);

        assertThat(Objects.requireNonNull(failure).kind().name()).isEqualTo("auth");
    }

    @Test
    void givesTheWaitThatTheVendorAsksFor() {
        Failure failure = failure("retry-after: 7", UpstreamError.of(429, null, null, "slow down"));

        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void restsAnAccountWithoutMoneyForLong() {
        Failure failure = failure("", UpstreamError.of(429, "insufficient_quota", "insufficient_quota", "no money"));

        assertThat(failure.retryAfter()).isEqualTo(StatusClassifier.NO_FUNDS_WAIT);
    }

    @Test
    void neverShowsTheTextNorOddCharactersOfACode() {
        Failure failure = failure("", UpstreamError.of(400, null, "a\nb\u0000é" + "x".repeat(100), "secret words"));

        assertThat(failure.detail()).startsWith("a?b??xxx").hasSize(64).doesNotContain("secret");
    }

    private Failure failure(String fields, UpstreamError error) {
        return Objects.requireNonNull(classifier.classify(Fields.of(error.status(), fields), error));
    }
}
