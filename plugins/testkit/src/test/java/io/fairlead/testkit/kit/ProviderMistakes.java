package io.fairlead.testkit.kit;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Origin;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.provider.Attempt;
import io.fairlead.api.provider.CallEdit;
import io.fairlead.api.provider.Credential;
import io.fairlead.api.provider.FinalCall;
import io.fairlead.api.provider.ModelListing;
import io.fairlead.api.provider.ModelPage;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.provider.ProviderFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Providers with one mistake each. */
final class ProviderMistakes {
    private static final Origin ORIGIN = Origin.of(URI.create("https://vendor.example"));

    private ProviderMistakes() {}

    /** Tests a provider that claims what {@link RightProvider} can do. */
    abstract static class Planted extends ProviderKit {
        abstract Provider plant();

        @Override
        protected ProviderFactory factory() {
            return new ProviderFactory() {
                @Override
                public String name() {
                    return "planted";
                }

                @Override
                public Provider create(PluginContext context) {
                    return plant();
                }
            };
        }

        @Override
        protected List<WireFake> fakes() {
            return List.of(new SayFake());
        }

        @Override
        protected Set<ProviderAbility> abilities() {
            return Set.of(ProviderAbility.TAKES_KEYS, ProviderAbility.READS_RETRY_AFTER, ProviderAbility.LISTS_MODELS);
        }
    }

    static final class NoMistake extends Planted {
        @Override
        Provider plant() {
            return new RightProvider();
        }
    }

    static final class ForgetsTheTarget extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                @Override
                public void address(CallEdit call, Attempt attempt) {
                    call.url(ORIGIN, "/v1");
                }
            };
        }
    }

    static final class DoublesTheSlash extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                @Override
                public void address(CallEdit call, Attempt attempt) {
                    call.url(ORIGIN, "/v1/" + call.target());
                }
            };
        }
    }

    static final class PassesOnTheClientsFields extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                @Override
                public void address(CallEdit call, Attempt attempt) {
                    super.address(call, attempt);
                    attempt.head().headers().forEach(call.headers()::set);
                }
            };
        }
    }

    static final class SetsTheHost extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                @Override
                public void address(CallEdit call, Attempt attempt) {
                    super.address(call, attempt);
                    call.headers().set("Host", "vendor.example");
                }
            };
        }
    }

    static final class CountsItsCalls extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                private int calls;

                @Override
                public void address(CallEdit call, Attempt attempt) {
                    super.address(call, attempt);
                    call.headers().set("x-call", Integer.toString(calls++));
                }
            };
        }
    }

    static final class TakesOutMoreThanProofs extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                @Override
                public void address(CallEdit call, Attempt attempt) {
                    super.address(call, attempt);
                    if (attempt.withoutProofs()) {
                        call.body().remove("thinking");
                        call.dropped("thinking", "the upstream cannot read it");
                    }
                }
            };
        }
    }

    static final class NeedsABodyOfJson extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                @Override
                public void address(CallEdit call, Attempt attempt) {
                    super.address(call, attempt);
                    Objects.requireNonNull(call.body().original().json());
                }
            };
        }
    }

    static final class KeepsTheFirstKey extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                private @Nullable Credential first;

                @Override
                public @Nullable Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
                    first = first == null ? credential : first;
                    return super.authorize(headers, call, first);
                }
            };
        }
    }

    static final class ShowsABadKey extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                @Override
                public @Nullable Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
                    Failure failure = super.authorize(headers, call, credential);
                    return failure == null ? null : Failure.of(failure.kind(), "bad key " + credential.secret());
                }
            };
        }
    }

    static final class LetsTheHeaderRefuseTheKey extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                @Override
                public @Nullable Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
                    headers.set("authorization", "Bearer " + credential.secret());
                    return null;
                }
            };
        }
    }

    static final class TakesEveryLimitForAFailureOfTheServer extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                @Override
                FailureKind kind(int status) {
                    return status == 429 ? FailureKind.SERVER : super.kind(status);
                }
            };
        }
    }

    static final class DoesNotKnow529 extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                @Override
                FailureKind kind(int status) {
                    return status == 529 ? FailureKind.UNKNOWN : super.kind(status);
                }
            };
        }
    }

    static final class QuotesTheVendor extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                @Override
                String detail(ReplyHead head, UpstreamError error) {
                    return error.message();
                }
            };
        }
    }

    static final class TakesTheTypeForGranted extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                @Override
                public @Nullable Failure classify(ReplyHead head, UpstreamError error) {
                    return Objects.requireNonNull(error.type()).equals("rate_limit_error")
                            ? Failure.of(FailureKind.RATE_LIMIT, "limit", wait(head))
                            : super.classify(head, error);
                }
            };
        }
    }

    static final class ReadsSecondsOnly extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                @Override
                @Nullable Duration wait(ReplyHead head) {
                    String field = head.headers().first("retry-after");
                    return field == null || !field.matches("\\d{1,9}")
                            ? null
                            : Duration.ofSeconds(Long.parseLong(field));
                }
            };
        }
    }

    static final class ThrowsAtAWaitThatIsNone extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                @Override
                @Nullable Duration wait(ReplyHead head) {
                    String field = head.headers().first("retry-after");
                    return field == null || field.endsWith("GMT")
                            ? super.wait(head)
                            : Duration.ofSeconds(Long.parseLong(field));
                }
            };
        }
    }

    static final class AlwaysAsksForAWait extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                @Override
                Duration wait(ReplyHead head) {
                    Duration wait = super.wait(head);
                    return wait == null ? Duration.ofMinutes(1) : wait;
                }
            };
        }
    }

    static final class PutsTheKeyIntoTheUrl extends Planted {
        @Override
        Provider plant() {
            return listing(new RightProvider.Listing() {
                @Override
                public URI address(Headers.Edit headers, Credential credential, @Nullable String cursor) {
                    return URI.create(RightProvider.URL + "/models?key=" + credential.secret());
                }
            });
        }
    }

    static final class ThrowsSomethingElseAtWhatIsNoList extends Planted {
        @Override
        Provider plant() {
            return listing(new RightProvider.Listing() {
                @Override
                public ModelPage parse(ReplyHead head, Slice body) {
                    throw new IndexOutOfBoundsException(body.length());
                }
            });
        }
    }

    static final class ChangesItsDialects extends Planted {
        @Override
        Provider plant() {
            return new RightProvider() {
                private int calls;

                @Override
                public List<DialectId> dialects(Deployment deployment) {
                    return calls++ % 2 == 0 ? super.dialects(deployment) : List.of(DialectId.of("a.b"));
                }
            };
        }
    }

    private static Provider listing(ModelListing listing) {
        return new RightProvider() {
            @Override
            public Optional<ModelListing> modelListing() {
                return Optional.of(listing);
            }
        };
    }
}
