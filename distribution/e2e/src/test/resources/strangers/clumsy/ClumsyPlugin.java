package example.clumsy;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.context.PluginContext;
import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.filter.ExchangeInfo;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.filter.FilterFactory;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.Verdict;
import io.fairlead.api.filter.View;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.provider.Attempt;
import io.fairlead.api.provider.CallEdit;
import io.fairlead.api.provider.Credential;
import io.fairlead.api.provider.FinalCall;
import io.fairlead.api.provider.LocalProvider;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.api.provider.ReplyFacts;
import io.fairlead.api.provider.ReplySink;
import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.Settings;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Outcome;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyFactory;
import io.fairlead.api.strategy.Walk;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Throws wherever it is told to. */
public final class ClumsyPlugin implements RouterPlugin {
    private static final Setting<String> AT = Setting.text("at").required().describedAs("Where to throw.");
    private static final Setting<Boolean> MANDATORY =
            Setting.bool("mandatory").withDefault(false).describedAs("Whether nothing may pass without it.");

    private static void fall(String here, String at) {
        if (here.equals(at)) {
            throw new NullPointerException("planted-prompt");
        }
    }

    @Override
    public List<ProviderFactory> providers() {
        return List.of(new ProviderFactory() {
            @Override
            public String name() {
                return "clumsy";
            }

            @Override
            public Settings settings() {
                return Settings.of(AT);
            }

            @Override
            public Provider create(PluginContext context) {
                return new Clumsy(context.settings().get(AT));
            }
        });
    }

    private record Clumsy(String at) implements LocalProvider {
        @Override
        public List<DialectId> dialects(Deployment deployment) {
            return List.of(DialectId.of("openai.chat"));
        }

        @Override
        public String baseUrl() {
            return "clumsy";
        }

        @Override
        public void address(CallEdit call, Attempt attempt) {
            fall("address", at);
            LocalProvider.super.address(call, attempt);
        }

        @Override
        public Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
            fall("authorize", at);
            if (at.equals("link")) {
                Gone.call();
            }
            return null;
        }

        @Override
        public ReplyFacts facts(ReplyHead head) {
            fall("facts", at);
            return ReplyFacts.NONE;
        }

        @Override
        public Failure classify(ReplyHead head, UpstreamError error) {
            throw new NullPointerException("planted-prompt");
        }

        @Override
        public void answer(Attempt attempt, FinalCall call, ReplySink sink) throws IOException {
            fall("answer", at);
            sink.head(500, Map.of("Content-Type", "text/plain"));
        }
    }

    @Override
    public List<StrategyFactory> strategies() {
        return List.of(new StrategyFactory() {
            @Override
            public String name() {
                return "clumsy";
            }

            @Override
            public Strategy create(PluginContext context) {
                return (request, candidates, scope) -> () -> {
                    throw new NullPointerException("planted-prompt");
                };
            }
        }, new StrategyFactory() {
            @Override
            public String name() {
                return "clumsy-end";
            }

            @Override
            public Strategy create(PluginContext context) {
                return (request, candidates, scope) -> new ForgetfulWalk(Walk.over(candidates));
            }
        });
    }

    private record ForgetfulWalk(Walk walk) implements Walk {
        @Override
        public Candidate next() {
            return walk.next();
        }

        @Override
        public void ended(Candidate candidate, Outcome outcome) {
            throw new IllegalStateException("planted-prompt", new NullPointerException("planted-prompt"));
        }
    }

    @Override
    public List<FilterFactory> filters() {
        return List.of(new FilterFactory() {
            @Override
            public String name() {
                return "clumsy";
            }

            @Override
            public Settings settings() {
                return Settings.of(MANDATORY);
            }

            @Override
            public Filter create(PluginContext context) {
                return new ClumsyFilter(context.settings().get(MANDATORY));
            }
        });
    }

    private record ClumsyFilter(boolean mandatory) implements Filter {
        @Override
        public Set<View> views() {
            return Set.of(View.HEAD);
        }

        @Override
        public FilterPass open(ExchangeInfo exchange) {
            return new FilterPass() {
                @Override
                public Verdict head(ExchangeInfo same) {
                    throw new NullPointerException("planted-prompt");
                }
            };
        }
    }
}
