package org.gajah.session.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.Connection;
import org.gajah.base.seam.Connections;
import org.gajah.base.seam.Listener;
import org.gajah.base.seam.RealDisk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TLS over a socket, with the JDK's own client at the other end.
class TlsConnectionTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @TempDir Path directory;

  private final TestCertificates certificates;
  private final TestCertificates.Issued server;

  TlsConnectionTest() throws GeneralSecurityException {
    certificates = new TestCertificates("Test CA");
    server = certificates.issue("CN=localhost", "EC");
  }

  @BeforeEach
  void writeFiles() throws IOException, GeneralSecurityException {
    write("server.crt", "CERTIFICATE", server.certificate().getEncoded());
    write("server.key", "PRIVATE KEY", server.key().getEncoded());
    write("ca.crt", "CERTIFICATE", certificates.authority().getEncoded());
  }

  private Path write(String name, String label, byte[] content) throws IOException {
    return TestCertificates.write(directory.resolve(name), TestCertificates.pem(label, content));
  }

  private TlsContext context(boolean checkClients, @Nullable Path revocations) throws IOException {
    return TlsContext.load(
        new RealDisk(RealDisk.Ownership.PRIVATE),
        new TlsFiles(
            directory.resolve("server.crt"),
            directory.resolve("server.key"),
            checkClients ? directory.resolve("ca.crt") : null,
            revocations,
            null),
        TlsRules.STANDARD,
        (Integer) Files.getAttribute(directory, "unix:uid"),
        () -> {
          throw new GeneralSecurityException("no passphrase");
        });
  }

  private SSLSocket client(int port, TestCertificates.@Nullable Issued own)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", certificates.authority());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    if (own != null) {
      store.setKeyEntry("own", own.key(), new char[0], new X509Certificate[] {own.certificate()});
    }
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(HERE, port);
    socket.setSoTimeout(20_000);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"postgresql"});
    socket.setSSLParameters(parameters);
    return socket;
  }

  /// A connection of a server and its client.
  private record Ends(TlsConnection server, SSLSocket client) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      server.close();
      client.close();
    }
  }

  private static <T> CompletableFuture<T> inBackground(Callable<T> body) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            result.complete(body.call());
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
    return result.orTimeout(20, TimeUnit.SECONDS);
  }

  private Ends connect(TlsContext context, TestCertificates.@Nullable Issued own) throws Exception {
    try (Listener listener = Connections.system().listen(HERE, 0, 1)) {
      CompletableFuture<TlsConnection> accepted =
          inBackground(() -> {
            Connection raw = Objects.requireNonNull(listener.accept());
            try {
              return TlsConnection.accept(raw, context, ByteBuffer.allocate(0));
            } catch (IOException e) {
              raw.close();
              throw e;
            }
          });
      SSLSocket client = client(listener.port(), own);
      try {
        client.startHandshake();
      } catch (IOException e) {
        // The server says why.
      }
      return new Ends(accepted.get(), client);
    }
  }

  private static String read(Connection connection) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(100);
    connection.read(into);
    return StandardCharsets.US_ASCII.decode(into.flip()).toString();
  }

  @Test
  void bytesGoBothWays() throws Exception {
    try (Ends ends = connect(context(false, null), null)) {
      assertThat(ends.server.version()).isEqualTo("TLSv1.3");
      assertThat(ends.server.negotiatedProtocol()).isTrue();
      assertThat(ends.client.getApplicationProtocol()).isEqualTo("postgresql");
      assertThat(ends.server.readable()).isFalse();
      ends.client.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
      assertThat(read(ends.server)).isEqualTo("hello");
      assertThat(ends.server.readable()).isFalse();
      ends.server.write(ByteBuffer.wrap("world".getBytes(StandardCharsets.US_ASCII)));
      assertThat(ends.client.getInputStream().readNBytes(5)).asString().isEqualTo("world");
      assertThat(ends.server.facts().commonName()).isNull();
      ends.client.shutdownOutput();
      assertThat(ends.server.read(ByteBuffer.allocate(10))).isEqualTo(-1);
    }
  }

  @Test
  void muchDataBothWaysAtOnce() throws Exception {
    byte[] data = new byte[2_000_000];
    new SplittableRandom(3).nextBytes(data);
    try (Ends ends = connect(context(false, null), null)) {
      CompletableFuture<byte[]> clientReads =
          inBackground(() -> ends.client.getInputStream().readNBytes(data.length));
      CompletableFuture<Boolean> clientWrites =
          inBackground(() -> {
            ends.client.getOutputStream().write(data);
            return true;
          });
      CompletableFuture<Boolean> serverWrites =
          inBackground(() -> {
            ends.server.write(ByteBuffer.wrap(data));
            return true;
          });
      ByteBuffer received = ByteBuffer.allocate(data.length);
      while (received.hasRemaining()) {
        assertThat(ends.server.read(received)).isPositive();
      }
      assertThat(Arrays.equals(received.array(), data)).isTrue();
      assertThat(Arrays.equals(clientReads.get(), data)).isTrue();
      assertThat(clientWrites.get()).isTrue();
      assertThat(serverWrites.get()).isTrue();
    }
  }

  @Test
  void stopReadingWakesTheReader() throws Exception {
    try (Ends ends = connect(context(false, null), null)) {
      CompletableFuture<Integer> reader =
          inBackground(() -> ends.server.read(ByteBuffer.allocate(10)));
      ends.server.stopReading();
      assertThat(reader.get()).isEqualTo(-1);
      ends.server.write(ByteBuffer.wrap(new byte[] {'x'}));
      assertThat(ends.client.getInputStream().read()).isEqualTo('x');
    }
  }

  @Test
  void aClientsCertificateTellsItsNames() throws Exception {
    TestCertificates.Issued own = certificates.issue("O=org,OU=dept,CN=alice", "RSA");
    try (Ends ends = connect(context(true, null), own)) {
      ends.client.getOutputStream().write('x');
      assertThat(read(ends.server)).isEqualTo("x");
      assertThat(ends.server.facts().commonName()).isEqualTo("alice");
      assertThat(ends.server.facts().distinguishedName()).isEqualTo("CN=alice,OU=dept,O=org");
      assertThat(ends.server.facts().checksClients()).isTrue();
    }
    try (Ends ends = connect(context(true, null), null)) {
      assertThat(ends.server.facts().distinguishedName()).isNull();
    }
  }

  @Test
  void strangersAndRevokedClientsAreRefused() throws Exception {
    TestCertificates.Issued stranger = new TestCertificates("Test CA").issue("CN=alice", "EC");
    assertThatThrownBy(() -> connect(context(true, null), stranger))
        .hasCauseInstanceOf(IOException.class);
    TestCertificates.Issued bob = certificates.issue("CN=bob", "EC");
    TestCertificates.Issued alice = certificates.issue("CN=alice", "EC");
    Path list = write("bob.crl", "X509 CRL", certificates.revoking(bob.certificate()));
    assertThatThrownBy(() -> connect(context(true, list), bob))
        .hasCauseInstanceOf(IOException.class);
    try (Ends ends = connect(context(true, list), alice)) {
      assertThat(ends.server.facts().commonName()).isEqualTo("alice");
    }
  }

  @Test
  void faultsOfFilesAreNamed() throws Exception {
    Path key = directory.resolve("server.key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-rw-r--"));
    assertThatThrownBy(() -> context(false, null))
        .isInstanceOf(PgException.class)
        .hasMessage("private key file \"" + key + "\" has group or world access");
    Files.delete(key);
    assertThatThrownBy(() -> context(false, null))
        .hasMessage("could not access private key file \"" + key + "\": No such file or directory");
    Path certificate = directory.resolve("server.crt");
    Files.writeString(certificate, "nothing");
    assertThatThrownBy(() -> context(false, null))
        .hasMessage(
            "could not load server certificate file \"" + certificate + "\": no start line");
  }
}
