package io.fairlead.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.api.http.Origin;
import io.fairlead.core.access.PemFiles;
import io.fairlead.core.access.Proxy;
import io.fairlead.core.access.Way;
import io.fairlead.core.transport.ConnectFailure.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whom files say to believe, and who they say we are. */
@Timeout(120)
class FileTrustTest {
    private static final long WITHIN = Duration.ofSeconds(20).toNanos();
    private static final String NOBODY = "nobody";
    private static Certificates server;
    private static Certificates ours;

    @TempDir
    private Path folder;

    private final AtomicLong clock = new AtomicLong();
    private final EventLoops loops = EventLoops.start(2, CarrierThreads.supported(), System::nanoTime);
    private final LoopTransport transport = LoopTransport.trustingDefaults(loops, clock::get);
    private final BlockingQueue<String> clients = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> created = new LinkedBlockingQueue<>();
    private SSLServerSocket listening;
    private Path ca;

    @BeforeAll
    static void makeKeys(@TempDir Path folder) throws Exception {
        server = Certificates.of(folder, "EC", "dns:localhost");
        ours = Certificates.of(folder, "RSA", "dns:gateway");
    }

    @BeforeEach
    void open() throws Exception {
        ca = server.writeCertificate(folder.resolve("ca.pem"), 0);
        listen(server.trusting(ours));
    }

    @AfterEach
    void close() throws IOException {
        listening.close();
        loops.close();
    }

    @Test
    void believesTheirAuthorityAndNobodyElse() throws Exception {
        assertThat(client(new PemFiles(ca, null, null))).isEqualTo(NOBODY);
        Path other = ours.writeCertificate(folder.resolve("other.pem"), 0);
        assertThat(failure(new PemFiles(other, null, null)))
                .as("also of nobody whom the JDK knows")
                .hasMessageContaining("no secure connection");
        assertThat(failure(null).reason()).isEqualTo(Reason.TLS);
    }

    @Test
    void checksTheNameToo() {
        Connection connection = transport.connection(new Way(
                Origin.of(URI.create("https://127.0.0.1:" + listening.getLocalPort())),
                null,
                new PemFiles(ca, null, null)));
        ConnectFailure failure = catchThrowableOfType(ConnectFailure.class, () -> connection.connect(WITHIN));
        assertThat(failure).hasMessageContaining("127.0.0.1");
    }

    @Test
    void presentsTheirCertificate() throws Exception {
        assertThat(client(ours())).isEqualTo("CN=RSA");
    }

    @Test
    void resumesSessionsOfTheSameFilesOnly() throws Exception {
        PemFiles files = ours();
        assertThat(client(files)).isEqualTo("CN=RSA");
        long first = created.take();
        for (int i = 0; i < 3; i++) {
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(client(new PemFiles(files.authorities(), files.certificate(), files.key())))
                    .isEqualTo("CN=RSA");
            assertThat(created.take()).as("the session is resumed").isEqualTo(first);
        }
        assertThat(client(new PemFiles(ca, null, null)))
                .as("others do not get to be us")
                .isEqualTo(NOBODY);
    }

    /** Who may see our requests to an origin is not told who we are to it. */
    @Test
    void presentsNothingToAProxyWhichTheyVouchForToo() throws Exception {
        Proxy proxy = Proxy.of("https://localhost:" + listening.getLocalPort());
        Origin plain = Origin.of(URI.create("http://upstream.test"));
        assertThat(client(new Way(plain, proxy, ours()))).isEqualTo(NOBODY);
    }

    @Test
    void saysWhichHostItWantsAndWhatItSpeaks() throws Exception {
        assertThat(client(new PemFiles(ca, null, null))).isEqualTo(NOBODY);
        assertThat(asked.take()).isEqualTo("localhost [http/1.1]");
    }

    @Test
    void findsWhatTheFilesSayLater() throws Exception {
        PemFiles files = new PemFiles(ca, null, null);
        assertThat(client(files)).isEqualTo(NOBODY);
        ours.writeCertificate(ca, 5);
        assertThat(client(files)).as("not looked at yet").isEqualTo(NOBODY);
        until(() -> refused(files));
        server.writeCertificate(ca, 9);
        until(() -> !refused(files));
        assertThat(client(files)).isEqualTo(NOBODY);
    }

    @Test
    void keepsWhatBrokenFilesSaidBefore() throws Exception {
        PemFiles files = ours();
        assertThat(client(files)).isEqualTo("CN=RSA");
        server.writeKey(folder.resolve("ours-key.pem"), 7);
        assertStays(files, "a key of another certificate");
        Files.delete(ca);
        assertStays(files, "no authority");
    }

    private void assertStays(PemFiles files, String broken) throws Exception {
        for (int i = 0; i < 5; i++) {
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(client(files)).as(broken).isEqualTo("CN=RSA");
        }
    }

    @Test
    void saysWhatIsWrongIfTheyWereNeverGood() throws Exception {
        Files.delete(ca);
        assertThat(failure(new PemFiles(ca, null, null)))
                .hasMessageContaining(ca + ": found no such file, expected one or more certificates in PEM");
        server.writeCertificate(ca, 0);
        assertThat(client(new PemFiles(ca, null, null)))
                .as("and looks again at once")
                .isEqualTo(NOBODY);
    }

    /** Each time it is a second later; the files are read by a thread of their own. */
    private void until(BooleanSupplier condition) {
        Await.until(() -> {
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
            return condition.getAsBoolean();
        });
    }

    private boolean refused(PemFiles files) {
        Connection connection = transport.connection(way(files));
        @Nullable ConnectFailure failure = catchThrowableOfType(ConnectFailure.class, () -> connection.connect(WITHIN));
        connection.closeNow();
        return failure != null && failure.reason() == Reason.TLS;
    }

    private PemFiles ours() throws Exception {
        return new PemFiles(
                ca,
                ours.writeCertificate(folder.resolve("ours.pem"), 0),
                ours.writeKey(folder.resolve("ours-key.pem"), 0));
    }

    /** Who the server took us for. */
    private String client(@Nullable PemFiles files) throws Exception {
        return client(way(files));
    }

    private String client(Way way) throws Exception {
        Connection connection = transport.connection(way);
        connection.connect(WITHIN);
        // Tickets for later sessions come with what is read.
        assertThat(connection.read(new byte[1], 0, 1)).isEqualTo(1);
        connection.closeNow();
        String client = clients.poll(20, TimeUnit.SECONDS);
        assertThat(client).isNotNull();
        return client;
    }

    private ConnectFailure failure(@Nullable PemFiles files) {
        Connection connection = transport.connection(way(files));
        ConnectFailure failure = catchThrowableOfType(ConnectFailure.class, () -> connection.connect(WITHIN));
        assertThat(failure).isNotNull();
        return failure;
    }

    private Way way(@Nullable PemFiles files) {
        return new Way(Origin.of(URI.create("https://localhost:" + listening.getLocalPort())), null, files);
    }

    private void listen(SSLContext context) throws IOException {
        listening = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        listening.setWantClientAuth(true);
        Thread.ofPlatform().daemon().start(this::accept);
    }

    private static String name(SSLSession begun) {
        return ((ExtendedSSLSession) begun)
                .getRequestedServerNames().stream()
                        .map(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
                        .findFirst()
                        .orElse("");
    }

    private void accept() {
        while (!listening.isClosed()) {
            try (SSLSocket peer = (SSLSocket) listening.accept()) {
                peer.setHandshakeApplicationProtocolSelector((socket, offered) -> {
                    asked.add(name(socket.getHandshakeSession()) + " " + offered);
                    return "http/1.1";
                });
                peer.startHandshake();
                SSLSession found = peer.getSession();
                String name = NOBODY;
                try {
                    name = found.getPeerPrincipal().getName();
                } catch (SSLPeerUnverifiedException anonymous) {
                    // As it is.
                }
                created.add(found.getCreationTime());
                clients.add(name);
                peer.getOutputStream().write(1);
                peer.getInputStream().read();
            } catch (IOException ended) {
                // The client does not believe us, or left.
            }
        }
    }
}
