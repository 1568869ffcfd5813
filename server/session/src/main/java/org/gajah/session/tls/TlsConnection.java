package org.gajah.session.tls;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.security.auth.x500.X500Principal;
import org.gajah.base.seam.Connection;
import org.gajah.base.seam.IdleWatch;
import org.gajah.session.auth.ClientIdentity.TlsFacts;
import org.jspecify.annotations.Nullable;

/// TLS over another connection, on the server's side.
///
/// One thread may read while another writes: the engine allows it, and what reading makes the
/// engine say (an answer to a change of keys) is sent under the same lock as what is written.
public final class TlsConnection implements Connection {
  private static final Map<String, String> NAMES_OF_OPENSSL =
      Map.of(
          "1.2.840.113549.1.9.1", "emailAddress",
          "2.5.4.5", "serialNumber",
          "2.5.4.4", "SN",
          "2.5.4.42", "GN",
          "2.5.4.12", "title");

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Connection connection;
  private final SSLEngine engine;
  private final TlsFacts facts;

  // Reading. Both are kept ready for getting.
  private ByteBuffer encrypted;
  private ByteBuffer plain;
  private boolean ended;

  private final ReentrantLock writing = new ReentrantLock();
  private ByteBuffer outgoing;

  private TlsConnection(Connection connection, TlsContext context, ByteBuffer first)
      throws IOException {
    this.connection = connection;
    this.engine = context.engine();
    int packet = engine.getSession().getPacketBufferSize();
    encrypted = ByteBuffer.allocate(Math.max(packet, first.remaining())).put(first).flip();
    plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).flip();
    outgoing = ByteBuffer.allocate(packet);
    engine.beginHandshake();
    try {
      handshake();
    } catch (SSLException e) {
      sendAlert();
      throw e;
    }
    X509Certificate certificate = clientCertificate();
    facts =
        new TlsFacts(
            context.certificateHash(),
            context.checksClients(),
            certificate == null ? null : commonName(certificate),
            certificate == null ? null : distinguishedName(certificate));
  }

  /// Makes the handshake with a client that is waiting for it.
  ///
  /// @param first bytes of it that came already
  /// @throws IOException when it fails; the connection is of no use then
  public static TlsConnection accept(Connection connection, TlsContext context, ByteBuffer first)
      throws IOException {
    return new TlsConnection(connection, context, first);
  }

  /// What TLS knows of this connection.
  public TlsFacts facts() {
    return facts;
  }

  /// The version of the protocol, `TLSv1.3` for example (`pg_stat_ssl.version`).
  public String version() {
    return engine.getSession().getProtocol();
  }

  /// The cipher suite (`pg_stat_ssl.cipher`).
  public String cipher() {
    return engine.getSession().getCipherSuite();
  }

  /// Whether the client asked for PostgreSQL's protocol in its handshake.
  boolean negotiatedProtocol() {
    String protocol = engine.getApplicationProtocol();
    return protocol != null && !protocol.isEmpty();
  }

  /// The client's certificate, which was verified; null when it sent none.
  public @Nullable X509Certificate clientCertificate() {
    try {
      return (X509Certificate) engine.getSession().getPeerCertificates()[0];
    } catch (SSLPeerUnverifiedException none) {
      return null;
    }
  }

  private static @Nullable String commonName(X509Certificate certificate) {
    try {
      LdapName name = new LdapName(certificate.getSubjectX500Principal().getName());
      // OpenSSL takes the first in the certificate's order, which is the last here.
      for (Rdn part : name.getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          String value = String.valueOf(part.getValue());
          return value.indexOf('\0') >= 0 ? null : value;
        }
      }
      return null;
    } catch (InvalidNameException e) {
      return null;
    }
  }

  private static String distinguishedName(X509Certificate certificate) {
    Principal subject = certificate.getSubjectX500Principal();
    return ((X500Principal) subject).getName(X500Principal.RFC2253, NAMES_OF_OPENSSL);
  }

  // The engine.

  private void handshake() throws IOException {
    HandshakeStatus status = engine.getHandshakeStatus();
    while (status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED) {
      switch (status) {
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> flushEngine();
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          if (unwrap() == SSLEngineResult.Status.BUFFER_UNDERFLOW && fill() < 0) {
            throw new EOFException("EOF detected");
          }
        }
        case NOT_HANDSHAKING, FINISHED -> {}
      }
      status = engine.getHandshakeStatus();
    }
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  /// Sends what the engine has to say by itself. On failure too, for it may be the alert that tells
  /// the client why.
  private void flushEngine() throws IOException {
    writing.lock();
    try {
      wrap(ByteBuffer.allocate(0));
    } finally {
      writing.unlock();
    }
  }

  private void wrap(ByteBuffer from) throws IOException {
    outgoing.clear();
    SSLEngineResult result = engine.wrap(from, outgoing);
    if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
      outgoing = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      result = engine.wrap(from, outgoing);
    }
    outgoing.flip();
    if (outgoing.hasRemaining()) {
      connection.write(outgoing);
    }
    if (result.getStatus() == SSLEngineResult.Status.CLOSED && from.hasRemaining()) {
      throw new IOException("connection is closed");
    }
  }

  /// Decrypts a record, if one is there, into [#plain], which must be empty.
  private SSLEngineResult.Status unwrap() throws IOException {
    plain.clear();
    SSLEngineResult result;
    try {
      result = engine.unwrap(encrypted, plain);
      if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
        plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        result = engine.unwrap(encrypted, plain);
      }
    } finally {
      plain.flip();
    }
    if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
      ended = true;
    }
    return result.getStatus();
  }

  private void sendAlert() {
    try {
      while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        flushEngine();
      }
    } catch (IOException gone) {
      // The client will never know.
    }
  }

  /// Reads more encrypted bytes.
  ///
  /// @return how many, as a read of the connection below
  private int fill() throws IOException {
    if (encrypted.limit() == encrypted.capacity()) {
      encrypted.compact().flip();
    }
    if (encrypted.limit() == encrypted.capacity()) {
      encrypted =
          ByteBuffer.allocate(
                  Math.max(2 * encrypted.capacity(), engine.getSession().getPacketBufferSize()))
              .put(encrypted)
              .flip();
    }
    int from = encrypted.position();
    int to = encrypted.limit();
    encrypted.limit(encrypted.capacity()).position(to);
    int count = connection.read(encrypted);
    encrypted.limit(Math.max(to, encrypted.position())).position(from);
    return count;
  }

  /// Makes [#plain] hold something, or the stream end, unless patience ends before.
  ///
  /// @param wait whether to wait for bytes that are not there yet
  private void advance(boolean wait) throws IOException {
    while (!plain.hasRemaining() && !ended) {
      SSLEngineResult.Status status;
      try {
        status = unwrap();
      } catch (SSLException e) {
        sendAlert();
        throw e;
      }
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> flushEngine();
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> {}
      }
      if (status == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
        if (!wait && !connection.readable()) {
          return;
        }
        int count = fill();
        ended = count < 0;
        if (count == 0) {
          return;
        }
      }
    }
  }

  // The connection.

  @Override
  public int read(ByteBuffer into) throws IOException {
    advance(true);
    if (!plain.hasRemaining()) {
      return ended ? -1 : 0;
    }
    int count = Math.min(plain.remaining(), into.remaining());
    into.put(into.position(), plain, plain.position(), count).position(into.position() + count);
    plain.position(plain.position() + count);
    return count;
  }

  @Override
  public boolean readable() throws IOException {
    advance(false);
    return plain.hasRemaining() || ended;
  }

  @Override
  public void patience(int millis) throws IOException {
    connection.patience(millis);
  }

  /// The buffers, which are as large as TLS's records, are made anew when they are needed again;
  /// only what came of a record that is not whole yet is kept.
  @Override
  public boolean await(IdleWatch watch, Runnable ready) throws IOException {
    if (plain.hasRemaining() || ended) {
      ready.run();
      return true;
    }
    ByteBuffer keptPlain = plain;
    ByteBuffer keptEncrypted = encrypted;
    plain = NOTHING;
    encrypted = ByteBuffer.allocate(encrypted.remaining()).put(encrypted.duplicate()).flip();
    writing.lock();
    try {
      outgoing = NOTHING;
    } finally {
      writing.unlock();
    }
    if (connection.await(watch, ready)) {
      return true;
    }
    plain = keptPlain;
    encrypted = keptEncrypted;
    return false;
  }

  @Override
  public boolean hungUp() throws IOException {
    return ended || connection.hungUp();
  }

  @Override
  public @Nullable InetSocketAddress local() {
    return connection.local();
  }

  @Override
  public @Nullable Keepalive keepalive() throws IOException {
    return connection.keepalive();
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    writing.lock();
    try {
      while (from.hasRemaining()) {
        wrap(from);
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void stopReading() {
    connection.stopReading();
  }

  @Override
  public Peer peer() {
    return connection.peer();
  }

  @Override
  public void setKeepalive(Keepalive keepalive) throws IOException {
    connection.setKeepalive(keepalive);
  }

  @Override
  public void close() {
    // Says good-bye unless somebody is stuck in a write.
    if (writing.tryLock()) {
      try {
        engine.closeOutbound();
        wrap(ByteBuffer.allocate(0));
      } catch (IOException gone) {
        // Then there is nobody to say it to.
      } finally {
        writing.unlock();
      }
    }
    connection.close();
  }
}
