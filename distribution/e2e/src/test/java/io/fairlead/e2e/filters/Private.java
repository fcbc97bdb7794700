package io.fairlead.e2e.filters;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.upstream.Call;
import io.fairlead.e2e.upstream.ScriptedUpstream;

/** Personal data of nobody, and what upstreams may see of it. */
final class Private {
    static final String ADDRESS = "ann.lee@example.com";
    static final String OTHER_ADDRESS = "bob@example.org";
    static final String PHONE = "+49 30 1234567";
    static final String CARD = "4111 1111 1111 1111";

    private Private() {}

    /** As an upstream shall see it. */
    static String masked(String text) {
        return text.replace(ADDRESS, "[email-1]")
                .replace(OTHER_ADDRESS, "[email-2]")
                .replace(PHONE, "[phone-1]")
                .replace(CARD, "[card-1]");
    }

    /** As a client shall see it. */
    static String restored(String text) {
        return text.replace("[email-1]", ADDRESS)
                .replace("[email-2]", OTHER_ADDRESS)
                .replace("[phone-1]", PHONE)
                .replace("[card-1]", CARD);
    }

    static void reachedNo(ScriptedUpstream upstream) {
        for (Call call : upstream.calls()) {
            assertThat(call.text()).doesNotContain(ADDRESS, OTHER_ADDRESS, "1234567", "1111");
        }
    }
}
