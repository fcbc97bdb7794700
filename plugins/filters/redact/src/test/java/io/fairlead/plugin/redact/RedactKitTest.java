package io.fairlead.plugin.redact;

import io.fairlead.api.filter.FilterFactory;
import io.fairlead.testkit.kit.FilterExample;
import io.fairlead.testkit.kit.FilterKit;
import java.util.List;

final class RedactKitTest extends FilterKit {
    @Override
    protected FilterFactory factory() {
        return new RedactFactory();
    }

    @Override
    protected List<FilterExample> examples() {
        return List.of(
                FilterExample.of("I am ann@example.com", "I am [email-1]", "Dear [email-1]!", "Dear ann@example.com!"),
                FilterExample.of(
                        "Bill 4111 1111 1111 1111.",
                        "Bill [card-1].",
                        "[card-1][card-2] [card",
                        "4111 1111 1111 1111[card-2] [card"),
                FilterExample.ofAnswer("[email-1] is nobody", "[email-1] is nobody"));
    }
}
