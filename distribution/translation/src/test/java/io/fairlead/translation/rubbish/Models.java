package io.fairlead.translation.rubbish;

import io.fairlead.api.http.Slice;
import io.fairlead.api.provider.ModelListing;
import io.fairlead.testkit.TestReply;
import java.util.List;

/** Lists of models, as upstreams tell them. */
record Models(String type, ModelListing listing, List<String> lists) implements Decoder {
    static Models of(String type, ModelListing listing) {
        return new Models(type, listing, Lines.of("models"));
    }

    @Override
    public String title() {
        return type + " models";
    }

    @Override
    public Attempt next(Mutation mutation) {
        String rubbish = mutation.of(mutation.one(lists));
        return new Attempt(rubbish, () -> read(rubbish));
    }

    private boolean read(String rubbish) {
        try {
            listing.parse(TestReply.json(), Slice.utf8(rubbish));
            return true;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
