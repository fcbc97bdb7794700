package io.fairlead.plugin.openai.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows of the presets as a table for people. */
final class PresetTable {
    static final String HEAD = "| preset | base URL | takes | differs in | follows |\n|---|---|---|---|---|\n";

    private PresetTable() {}

    static String of(List<String> names) {
        return HEAD + names.stream().map(Presets::named).map(PresetTable::row).collect(Collectors.joining());
    }

    private static String row(Preset preset) {
        String takes = preset.dialects().stream()
                .map(dialect -> dialect.substring("openai.".length()))
                .collect(Collectors.joining(", "));
        String url = preset.baseUrl().isEmpty()
                ? "*" + String.join(", *", preset.access().hosts())
                : preset.baseUrl();
        return "| `" + preset.name() + "` | `" + url + "` | " + takes + " | " + differences(preset) + " | [page]("
                + preset.page().source() + "), " + preset.page().read() + " |\n";
    }

    private static String differences(Preset preset) {
        Preset.Requests requests = preset.requests();
        Preset.Replies replies = preset.replies();
        List<String> all = new ArrayList<>();
        all.addAll(flag(preset.access().deployments(), "deployments of a resource in the path"));
        all.addAll(flag(
                !preset.access().keyHeader().equals(KeyHeader.AUTHORIZATION),
                "key in `" + preset.access().keyHeader() + "`"));
        all.addAll(renames(requests.rename()));
        all.addAll(words("removes ", requests.remove()));
        all.addAll(words("reports and drops ", requests.drop()));
        all.addAll(words("removes from messages ", requests.messages().remove()));
        all.addAll(words("reports and drops from messages ", requests.messages().drop()));
        all.addAll(flag(!requests.messages().developer(), "calls developers system"));
        all.addAll(flag(requests.customTools(), "takes custom tools"));
        all.addAll(words("forwards ", requests.forward()));
        all.addAll(flag(!preset.streams().usage(), "no `stream_options`"));
        all.addAll(flag(!preset.streams().doneMark(), "no `[DONE]`"));
        all.addAll(flag(replies.models().isEmpty(), "no list of models"));
        all.addAll(flag(!replies.prices().equals("none"), "prices per " + replies.prices()));
        all.addAll(flag(!replies.codes().isEmpty(), "error codes of its own"));
        all.addAll(flag(!replies.requestId().equals("x-request-id"), "request id in `" + replies.requestId() + "`"));
        return String.join("; ", all);
    }

    private static List<String> renames(Map<String, String> renames) {
        return renames.entrySet().stream()
                .map(rename -> "`" + rename.getKey() + "` is `" + rename.getValue() + "`")
                .toList();
    }

    private static List<String> words(String what, List<String> words) {
        return words.isEmpty()
                ? List.of()
                : List.of(what + words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", ")));
    }

    private static List<String> flag(boolean there, String words) {
        return there ? List.of(words) : List.of();
    }
}
