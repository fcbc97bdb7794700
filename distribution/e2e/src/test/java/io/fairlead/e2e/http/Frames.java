package io.fairlead.e2e.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A client of HTTP/2 that knows its server speaks it: frames as RFC 9113 has them, header fields never compressed. */
public final class Frames implements AutoCloseable {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int CANCEL = 8;

    // Of the static table of RFC 7541: whole fields, and names of fields that are not kept.
    private static final int METHOD_POST = 0x83;
    private static final int SCHEME_HTTP = 0x86;
    private static final int NAME_AUTHORITY = 0x01;
    private static final int NAME_PATH = 0x04;
    private static final int NEW_NAME = 0x00;

    private final Socket socket;
    private final DataOutputStream out;
    private final DataInputStream in;

    private Frames(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(60_000);
        out = new DataOutputStream(socket.getOutputStream());
        in = new DataInputStream(socket.getInputStream());
        out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1));
        frame(SETTINGS, 0, 0, new byte[0]);
    }

    /** Connects to a port of this machine. */
    public static Frames to(int port) throws IOException {
        return new Frames(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Posts a JSON body on a stream, which has an odd number above those before it. */
    public void post(int stream, String path, String body) throws IOException {
        head(stream, path);
        frame(DATA, END_STREAM, stream, body.getBytes(UTF_8));
    }

    /** Posts a JSON body of which more is to come. */
    public void begin(int stream, String path, String half) throws IOException {
        head(stream, path);
        frame(DATA, 0, stream, half.getBytes(UTF_8));
    }

    private void head(int stream, String path) throws IOException {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        fields.write(METHOD_POST);
        fields.write(SCHEME_HTTP);
        fields.write(NAME_PATH);
        text(fields, path);
        fields.write(NAME_AUTHORITY);
        text(fields, "localhost");
        fields.write(NEW_NAME);
        text(fields, "content-type");
        text(fields, "application/json");
        frame(HEADERS, END_HEADERS, stream, fields.toByteArray());
    }

    /** Gives a stream up. */
    public void cancel(int stream) throws IOException {
        frame(RST_STREAM, 0, stream, new byte[] {0, 0, 0, CANCEL});
    }

    /** Reads up to the first data of a stream, and returns it. */
    public String first(int stream) throws IOException {
        return read(stream, false);
    }

    /** Reads a stream to its end, and returns its data. */
    public String rest(int stream) throws IOException {
        return read(stream, true);
    }

    /** Reads up to the reset of a stream, and returns its code. */
    public int reset(int stream) throws IOException {
        for (; ; ) {
            Frame frame = next();
            if (frame.stream() == stream && frame.type() == RST_STREAM) {
                return ByteBuffer.wrap(frame.payload()).getInt();
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // bytes are what frames have
    private record Frame(int type, int flags, int stream, byte[] payload) {}

    /** The next frame; settings are acknowledged. */
    private Frame next() throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        Frame frame = new Frame(type, flags, in.readInt(), in.readNBytes(length));
        if (type == SETTINGS && (flags & 1) == 0) {
            frame(SETTINGS, 1, 0, new byte[0]);
        }
        return frame;
    }

    private String read(int stream, boolean whole) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (; ; ) {
            Frame frame = next();
            if (frame.stream() != stream) {
                continue;
            }
            if (frame.type() == RST_STREAM) {
                throw new IOException("the stream was reset");
            }
            if (frame.type() == DATA) {
                data.write(frame.payload());
            }
            boolean end = (frame.type() == DATA || frame.type() == HEADERS) && (frame.flags() & END_STREAM) != 0;
            if (end || (!whole && data.size() > 0)) {
                return data.toString(UTF_8);
            }
        }
    }

    private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
        out.writeByte(payload.length >> 16);
        out.writeShort(payload.length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
        out.flush();
    }

    private static void text(ByteArrayOutputStream fields, String text) throws IOException {
        fields.write(text.length());
        fields.write(text.getBytes(ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
