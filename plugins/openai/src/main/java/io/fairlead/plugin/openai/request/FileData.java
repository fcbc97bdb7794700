package io.fairlead.plugin.openai.request;

import io.fairlead.toolkit.DataUrl;

/**
 * The data of files in requests, {@code file_data}: a URL that holds them, base 64 alone, which is that of a
 * PDF, or the <a href="https://openrouter.ai/docs/features/multimodal/pdfs">URL of a file that lies elsewhere</a>.
 */
public final class FileData {
    private static final String PDF = "application/pdf";

    private FileData() {}

    /** The URL of these data. */
    public static String url(String data) {
        return DataUrl.is(data) || elsewhere(data) ? data : DataUrl.of(PDF, data);
    }

    private static boolean elsewhere(String data) {
        return data.regionMatches(true, 0, "https://", 0, 8) || data.regionMatches(true, 0, "http://", 0, 7);
    }
}
