package io.fairlead.plugin.openai.embedding;

import io.fairlead.api.embedding.EmbeddingRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** The form of a vector that takes less room: base 64 of its numbers, four bytes each, the lowest first. */
final class Encoding {
    /** The member that asks for a form, as it travels. */
    static final String MEMBER = "openai:encoding_format";

    private static final String BASE64 = "\"base64\"";

    private Encoding() {}

    /** Whether a client asked for this form. */
    static boolean asked(EmbeddingRequest request) {
        return BASE64.equals(request.extensions().get(MEMBER));
    }

    static String write(double[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : vector) {
            bytes.putFloat((float) number);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /**
     * The numbers of a vector in this form, each the shortest that means the same.
     *
     * @throws IllegalArgumentException if it is none
     */
    static double[] read(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length % Float.BYTES != 0) {
            throw new IllegalArgumentException("found " + bytes.length + " bytes of a vector, expected four a number");
        }
        ByteBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        double[] vector = new double[bytes.length / Float.BYTES];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Double.parseDouble(Float.toString(floats.getFloat()));
        }
        return vector;
    }
}
