package io.fairlead.testkit.kit;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.api.protocol.ProtocolFactory;
import io.fairlead.testkit.TestRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Protocols with one mistake each. */
final class ProtocolMistakes {
    private ProtocolMistakes() {}

    /** Tests a protocol that claims what {@link RightProtocol} can do. */
    abstract static class Planted extends ProtocolKit {
        abstract Protocol plant();

        @Override
        protected ProtocolFactory factory() {
            return new ProtocolFactory() {
                @Override
                public String name() {
                    return "planted";
                }

                @Override
                public Protocol create(PluginContext context) {
                    return plant();
                }
            };
        }

        @Override
        protected List<String> dialects() {
            return List.of("imaginary.say");
        }

        @Override
        protected RequestHead withKey(String key) {
            return TestRequest.post("/v1/say", "x-say-key", key);
        }

        @Override
        protected List<RequestHead> requestsOfOthers() {
            return List.of(TestRequest.get("/v1/models", "authorization", "Bearer k"));
        }
    }

    static final class NoMistake extends Planted {
        @Override
        Protocol plant() {
            return new RightProtocol();
        }
    }

    static final class ForgetsTheSlash extends Planted {
        @Override
        Protocol plant() {
            return with(Endpoint.call("POST", "v1/more", DialectId.of("imaginary.say")));
        }
    }

    static final class ServesAPathTwice extends Planted {
        @Override
        Protocol plant() {
            return with(Endpoint.models("/v1/models"));
        }
    }

    static final class OffersADialectOfOthers extends Planted {
        @Override
        Protocol plant() {
            return with(Endpoint.call("POST", "/v1/chat", DialectId.of("openai.chat")));
        }
    }

    static final class HasNoPlaceForTheModel extends Planted {
        @Override
        Protocol plant() {
            return with(Endpoint.model("/v1/model"));
        }
    }

    static final class TellsNothingOfItself extends Planted {
        @Override
        Protocol plant() {
            return with(Endpoint.info("GET", "/v1/version"));
        }
    }

    static final class AddsAPathAtEachCall extends Planted {
        @Override
        Protocol plant() {
            return new RightProtocol() {
                private final List<Endpoint> all = new ArrayList<>(super.endpoints());

                @Override
                public List<Endpoint> endpoints() {
                    all.add(Endpoint.models("/v1/models/" + all.size()));
                    return all;
                }
            };
        }
    }

    static final class TellsTheIdInNoField extends Planted {
        @Override
        Protocol plant() {
            return new RightProtocol() {
                @Override
                public String requestIdHeader() {
                    return "request id";
                }
            };
        }
    }

    static final class AcceptsEverything extends Planted {
        @Override
        Protocol plant() {
            return new RightProtocol() {
                @Override
                public boolean accepts(RequestHead head) {
                    return true;
                }
            };
        }
    }

    static final class NeedsAKeyInEveryRequest extends Planted {
        @Override
        Protocol plant() {
            return new RightProtocol() {
                @Override
                public @Nullable String callerKey(RequestHead head) {
                    return Objects.requireNonNull(head.headers().first("x-say-key"));
                }
            };
        }
    }

    static final class TakesNothingForAKey extends Planted {
        @Override
        Protocol plant() {
            return new RightProtocol() {
                @Override
                public @Nullable String callerKey(RequestHead head) {
                    return head.headers().first("x-say-key");
                }
            };
        }
    }

    static final class WritesKeysInSmallLetters extends Planted {
        @Override
        Protocol plant() {
            return new RightProtocol() {
                @Override
                public @Nullable String callerKey(RequestHead head) {
                    String key = super.callerKey(head);
                    return key == null ? null : key.toLowerCase(Locale.ROOT);
                }
            };
        }
    }

    static final class AnswersErrorsWithTheStatusOfTheirCode extends Planted {
        @Override
        Protocol plant() {
            return new RightProtocol() {
                @Override
                public ErrorAnswer error(RouterError error) {
                    return super.error(RouterError.of(error.code(), error.message()));
                }
            };
        }
    }

    static final class KnowsSomeErrorsOnly extends Planted {
        @Override
        Protocol plant() {
            Map<ErrorCode, String> known = Map.of(ErrorCode.INVALID_REQUEST, "bad", ErrorCode.INTERNAL, "broken");
            return new RightProtocol() {
                @Override
                public ErrorAnswer error(RouterError error) {
                    Objects.requireNonNull(known.get(error.code()));
                    return super.error(error);
                }
            };
        }
    }

    static final class ForgetsToEscapeMessages extends Planted {
        @Override
        Protocol plant() {
            return new RightProtocol() {
                @Override
                public ErrorAnswer error(RouterError error) {
                    return ErrorAnswer.json(error.status(), "{\"error\":\"" + error.message() + "\"}");
                }
            };
        }
    }

    static final class AnswersErrorsAsText extends Planted {
        @Override
        Protocol plant() {
            return new RightProtocol() {
                @Override
                public ErrorAnswer error(RouterError error) {
                    return ErrorAnswer.of(
                            error.status(), "text/plain", super.error(error).body());
                }
            };
        }
    }

    static final class SortsItsModels extends Planted {
        @Override
        Protocol plant() {
            return new RightProtocol() {
                @Override
                public Slice models(List<ModelEntry> models, RequestHead head) {
                    return super.models(
                            models.stream()
                                    .sorted(Comparator.comparing(ModelEntry::id))
                                    .toList(),
                            head);
                }
            };
        }
    }

    static final class NeedsTheWindowOfAModel extends Planted {
        @Override
        Protocol plant() {
            return new RightProtocol() {
                @Override
                public Slice model(ModelEntry model, RequestHead head) {
                    return model.contextWindow().orElseThrow() > 0 ? super.model(model, head) : Slice.EMPTY;
                }
            };
        }
    }

    static final class NeedsAPageThatIsANumber extends Planted {
        @Override
        Protocol plant() {
            return new RightProtocol() {
                @Override
                public Slice models(List<ModelEntry> models, RequestHead head) {
                    String query = head.query();
                    if (query != null && query.startsWith("limit=")) {
                        return super.models(models.subList(0, Integer.parseInt(query.substring(6))), head);
                    }
                    return super.models(models, head);
                }
            };
        }
    }

    private static Protocol with(Endpoint more) {
        return new RightProtocol() {
            @Override
            public List<Endpoint> endpoints() {
                List<Endpoint> all = new ArrayList<>(super.endpoints());
                all.add(more);
                return all;
            }
        };
    }
}
