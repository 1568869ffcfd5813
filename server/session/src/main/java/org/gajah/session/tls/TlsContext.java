package org.gajah.session.tls;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CRL;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.seam.SystemError;
import org.gajah.base.seam.WholeFile;
import org.gajah.wire.stream.Protocol;

/// Everything that the TLS connections of a server share. Immutable.
public final class TlsContext {
  private static final int GROUP_OR_WORLD = 077;
  private static final int GROUP_WRITE_OR_WORLD = 037;

  private final SSLContext context;
  private final TlsRules rules;
  private final boolean checksClients;
  private final byte[] certificateHash;

  private TlsContext(
      SSLContext context, TlsRules rules, boolean checksClients, byte[] certificateHash) {
    this.context = context;
    this.rules = rules;
    this.checksClients = checksClients;
    this.certificateHash = certificateHash;
  }

  /// Gives the passphrase of the server's key (`ssl_passphrase_command`).
  @FunctionalInterface
  public interface PassphraseSource {
    /// @throws GeneralSecurityException when there is none
    char[] passphrase() throws GeneralSecurityException;
  }

  /// Reads the files.
  ///
  /// @param databaseUser the numeric id of the user who may own the key file, besides root
  /// @param passphrase asked when the key is encrypted
  /// @throws PgException F0000 when something is not as it must be
  public static TlsContext load(
      Disk disk, TlsFiles files, TlsRules rules, int databaseUser, PassphraseSource passphrase) {
    List<X509Certificate> chain = certificates(disk, files.certificate());
    PrivateKey key = key(disk, files.key(), databaseUser, passphrase);
    try {
      KeyManager[] keys = keyManagers(chain, key);
      Path authorities = files.authorities();
      TrustManager[] trust =
          authorities == null
              ? null
              : trustManagers(authorities(disk, authorities), revocations(disk, files));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trust, null);
      return new TlsContext(
          context, rules, authorities != null, CertificateHash.of(chain.getFirst()));
    } catch (GeneralSecurityException e) {
      throw fault("could not create SSL context: " + e.getMessage(), e);
    }
  }

  private static PgException fault(String message, Exception cause) {
    return new PgException(
        Severity.ERROR,
        SqlState.CONFIG_FILE_ERROR,
        message,
        cause instanceof IOException ? null : cause);
  }

  private static String reason(Exception e) {
    return e instanceof IOException io ? SystemError.text(io) : String.valueOf(e.getMessage());
  }

  private static List<X509Certificate> certificates(Disk disk, Path file) {
    try {
      return Pem.certificates(WholeFile.read(disk, file));
    } catch (IOException | GeneralSecurityException e) {
      throw fault("could not load server certificate file \"" + file + "\": " + reason(e), e);
    }
  }

  private static List<X509Certificate> authorities(Disk disk, Path file) {
    try {
      return Pem.certificates(WholeFile.read(disk, file));
    } catch (IOException | GeneralSecurityException e) {
      throw fault("could not load root certificate file \"" + file + "\": " + reason(e), e);
    }
  }

  private static List<CRL> revocations(Disk disk, TlsFiles files) {
    List<CRL> lists = new ArrayList<>();
    Path file = files.revocations();
    if (file != null) {
      try {
        lists.addAll(Pem.revocations(WholeFile.read(disk, file)));
      } catch (IOException | GeneralSecurityException e) {
        throw fault(
            "could not load SSL certificate revocation list file \"" + file + "\": " + reason(e),
            e);
      }
    }
    Path directory = files.revocationDirectory();
    if (directory != null) {
      try {
        for (String name : disk.list(directory)) {
          if (name.matches("[0-9a-f]{8}[.]r[0-9]+")) {
            lists.addAll(Pem.revocations(WholeFile.read(disk, directory.resolve(name))));
          }
        }
      } catch (IOException | GeneralSecurityException e) {
        throw fault(
            "could not load SSL certificate revocation list directory \""
                + directory
                + "\": "
                + reason(e),
            e);
      }
    }
    return lists;
  }

  // The key.

  private static PrivateKey key(
      Disk disk, Path file, int databaseUser, PassphraseSource passphrase) {
    try {
      checkAccess(disk, file, databaseUser);
      return PrivateKeys.read(WholeFile.read(disk, file), passphrase::passphrase);
    } catch (IOException e) {
      throw fault("could not access private key file \"" + file + "\": " + reason(e), e);
    } catch (GeneralSecurityException e) {
      throw fault("could not load private key file \"" + file + "\": " + reason(e), e);
    }
  }

  /// A key that others may read is no secret.
  private static void checkAccess(Disk disk, Path file, int databaseUser) throws IOException {
    FileStatus status = WholeFile.status(disk, file);
    if (status == null) {
      throw new NoSuchFileException(file.toString());
    }
    if (!status.isFile()) {
      throw new PgException(
          SqlState.CONFIG_FILE_ERROR, "private key file \"" + file + "\" is not a regular file");
    }
    if (status.owner() != databaseUser && status.owner() != 0) {
      throw new PgException(
          SqlState.CONFIG_FILE_ERROR,
          "private key file \"" + file + "\" must be owned by the database user or root");
    }
    boolean open =
        (status.owner() == databaseUser && (status.mode() & GROUP_OR_WORLD) != 0)
            || (status.owner() == 0 && (status.mode() & GROUP_WRITE_OR_WORLD) != 0);
    if (open) {
      throw new PgException(
              SqlState.CONFIG_FILE_ERROR,
              "private key file \"" + file + "\" has group or world access")
          .detail(
              "File must have permissions u=rw (0600) or less if owned by the database user, or"
                  + " permissions u=rw,g=r (0640) or less if owned by root.");
    }
  }

  private static KeyManager[] keyManagers(List<X509Certificate> chain, PrivateKey key)
      throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      char[] none = {};
      store.setKeyEntry("server", key, none, chain.toArray(X509Certificate[]::new));
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, none);
      return factory.getKeyManagers();
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static TrustManager[] trustManagers(
      List<X509Certificate> authorities, List<CRL> revocations) throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < authorities.size(); i++) {
        store.setCertificateEntry("authority" + i, authorities.get(i));
      }
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(store, new X509CertSelector());
      parameters.setRevocationEnabled(!revocations.isEmpty());
      if (!revocations.isEmpty()) {
        parameters.addCertStore(
            CertStore.getInstance("Collection", new CollectionCertStoreParameters(revocations)));
        PKIXRevocationChecker checker =
            (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        checker.setOptions(
            EnumSet.of(
                PKIXRevocationChecker.Option.PREFER_CRLS,
                PKIXRevocationChecker.Option.NO_FALLBACK));
        parameters.addCertPathChecker(checker);
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(new CertPathTrustManagerParameters(parameters));
      return factory.getTrustManagers();
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /// The server's side of a new connection.
  SSLEngine engine() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(rules.protocols().toArray(String[]::new));
    List<String> suites = rules.suites();
    if (suites != null) {
      List<String> known = List.of(engine.getSupportedCipherSuites());
      parameters.setCipherSuites(suites.stream().filter(known::contains).toArray(String[]::new));
    }
    parameters.setNamedGroups(rules.groups().toArray(String[]::new));
    parameters.setUseCipherSuitesOrder(rules.serverChooses());
    parameters.setWantClientAuth(checksClients);
    engine.setSSLParameters(parameters);
    // A client that offers protocols must offer ours; one that offers none may be old.
    engine.setHandshakeApplicationProtocolSelector(
        (one, offered) -> offered.contains(Protocol.ALPN) ? Protocol.ALPN : null);
    return engine;
  }

  /// Whether clients' certificates are checked.
  boolean checksClients() {
    return checksClients;
  }

  /// The hash of the server's certificate that channel binding uses (RFC 5929).
  byte[] certificateHash() {
    return certificateHash.clone();
  }
}
