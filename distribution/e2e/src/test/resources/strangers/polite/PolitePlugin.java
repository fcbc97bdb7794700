package example.polite;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.context.PluginContext;
import io.fairlead.api.filter.ExchangeInfo;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.filter.FilterFactory;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.TextPiece;
import io.fairlead.api.filter.Verdict;
import io.fairlead.api.filter.View;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Asks kindly, answers loudly, and refuses those who ask for more than is polite. */
public final class PolitePlugin implements RouterPlugin {
    @Override
    public List<FilterFactory> filters() {
        return List.of(new Factory());
    }

    static final class Factory implements FilterFactory {
        private static final Setting<String> WORD = Setting.text("word").withDefault("Please: ");

        @Override
        public String name() {
            return "polite";
        }

        @Override
        public Settings settings() {
            return Settings.of(WORD);
        }

        @Override
        public Filter create(PluginContext context) {
            return new Polite(context.settings().get(WORD));
        }
    }

    record Polite(String word) implements Filter {
        @Override
        public Set<View> views() {
            return Set.of(View.HEAD, View.TEXT);
        }

        @Override
        public FilterPass open(ExchangeInfo exchange) {
            return new Pass(word);
        }
    }

    record Pass(String word) implements FilterPass {
        @Override
        public Verdict head(ExchangeInfo exchange) {
            long asked = exchange.facts().maxOutputTokens().orElse(0);
            return asked > 1000 ? Verdict.refuse("found " + asked + " tokens, expected at most 1000") : Verdict.PROCEED;
        }

        @Override
        public void text(TextPiece piece) {
            piece.replace(word + piece.text());
        }

        @Override
        public void replyHead(ReplyHead head, Headers.Edit headers) {
            headers.set("X-Polite", "yes");
        }

        @Override
        public void replyText(TextPiece piece) {
            piece.replace(piece.text().toUpperCase(Locale.ROOT));
        }
    }
}
