package io.fairlead.plugin.openai.request;

import io.fairlead.toolkit.DataUrl;

/** The data of files in requests, {@code file_data}: a URL that holds them, or base 64 alone, which is that of a PDF. */
public final class FileData {
    private static final String PDF = "application/pdf";

    private FileData() {}

    /** The URL of these data. */
    public static String url(String data) {
        return DataUrl.is(data) ? data : DataUrl.of(PDF, data);
    }
}
