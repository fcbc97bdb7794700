package io.fairlead.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.http.Slice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CredentialUseTest {
    @ParameterizedTest
    @CsvSource({
        "secret-1, key secret-1 is wrong, key ******** is wrong",
        "secret-1, secret-1secret-1, ****************",
        "secret-1, ssecret-1, s********",
        "secret-1, secret-, secret-",
        "secret-1, no key, no key",
        "none, none of these, none of these",
        "'', nothing, nothing",
    })
    void masksItsKeyInWhatAnUpstreamSays(String key, String said, String shown) {
        Slice text = Slice.utf8(said);
        CredentialUse.of("one", key).mask(text);
        assertThat(text.utf8()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"secret-1, et-1", "short, ****", "'', ''"})
    void showsTheEndOfItsKeyAtMost(String key, String hint) {
        CredentialUse credential = CredentialUse.of("one", key);
        assertThat(credential.hint()).isEqualTo(hint);
        assertThat(credential.toString()).doesNotContain("secret").doesNotContain("short");
    }
}
