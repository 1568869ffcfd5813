package org.gajah.instance.postmaster;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Disk;
import org.gajah.base.settings.EnumSetting;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.session.auth.Authentication;
import org.gajah.session.hba.HbaFile;
import org.gajah.session.hba.IdentFile;
import org.gajah.session.hba.RegexCompiler;
import org.gajah.session.tls.TlsContext;
import org.gajah.session.tls.TlsFiles;
import org.gajah.session.tls.TlsRules;
import org.jspecify.annotations.Nullable;

/// What the files about clients say: `pg_hba.conf`, `pg_ident.conf`, certificates. What cannot be
/// read again stays as it was.
final class AuthenticationFiles {
  private final Disk disk;
  private final Path directory;
  private final SettingReader settings;
  private final Reporter log;
  private final RegexCompiler regexes = ClusterSettings.regexes();
  private volatile Authentication.Rules rules =
      new Authentication.Rules(List.of(), IdentFile.EMPTY);
  private volatile @Nullable TlsContext tls;

  AuthenticationFiles(Disk disk, Path directory, SettingReader settings, Reporter log) {
    this.disk = disk;
    this.directory = directory;
    this.settings = settings;
    this.log = log;
  }

  Authentication.Rules rules() {
    return rules;
  }

  @Nullable TlsContext tls() {
    return tls;
  }

  /// Reads them for the first time.
  ///
  /// @throws PgException FATAL when clients could not be told apart
  void loadTls() {
    if (settings.is(Settings.SSL)) {
      try {
        tls = readTls();
      } catch (PgException e) {
        throw e.raise(Severity.FATAL);
      }
    }
  }

  /// Reads `pg_hba.conf` and `pg_ident.conf`; TLS has been made ready before.
  ///
  /// @throws PgException FATAL when nobody could log in
  void load() {
    Path hba = Path.of(settings.string(Settings.HBA_FILE));
    HbaFile read = usableRules();
    if (read == null) {
      throw PgException.fatal(SqlState.INTERNAL_ERROR, "could not load " + hba);
    }
    IdentFile ident = usableMappings();
    rules = new Authentication.Rules(read.rules(), ident == null ? IdentFile.EMPTY : ident);
  }

  /// What the file with the rules says now, whether it counts or not.
  ///
  /// @throws PgException when it cannot be read
  HbaFile present() {
    return HbaFile.read(disk, Path.of(settings.string(Settings.HBA_FILE)), tls != null, regexes);
  }

  /// What the file with the user names says now, whether it counts or not.
  ///
  /// @throws PgException when it cannot be read
  IdentFile presentMappings() {
    return IdentFile.read(disk, Path.of(settings.string(Settings.IDENT_FILE)), regexes);
  }

  /// Reads them again.
  void reload() {
    reloadTls();
    HbaFile read = usableRules();
    if (read == null) {
      log.log(settings.string(Settings.HBA_FILE) + " was not reloaded");
    }
    IdentFile ident = usableMappings();
    if (ident == null) {
      log.log(settings.string(Settings.IDENT_FILE) + " was not reloaded");
    }
    Authentication.Rules before = rules;
    rules =
        new Authentication.Rules(
            read == null ? before.hba() : read.rules(), ident == null ? before.ident() : ident);
  }

  /// The rules, when the file can be read and is in order; the log has what is wrong.
  private @Nullable HbaFile usableRules() {
    try {
      HbaFile read = present();
      read.log().forEach(log::report);
      return read.usable() ? read : null;
    } catch (PgException unreadable) {
      report(unreadable);
      return null;
    }
  }

  /// The same for the user names.
  private @Nullable IdentFile usableMappings() {
    try {
      IdentFile read = presentMappings();
      read.log().forEach(log::report);
      return read.usable() ? read : null;
    } catch (PgException unreadable) {
      report(unreadable);
      return null;
    }
  }

  private void report(PgException fault) {
    log.report(new PgException(Severity.LOG, fault.sqlState(), fault.primaryMessage(), null));
  }

  private void reloadTls() {
    if (!settings.is(Settings.SSL)) {
      tls = null;
      return;
    }
    try {
      tls = readTls();
    } catch (PgException e) {
      report(e);
      log.log("SSL configuration was not reloaded");
    }
  }

  private TlsContext readTls() {
    TlsRules tlsRules =
        TlsRules.of(
            version(Settings.SSL_MIN_PROTOCOL_VERSION),
            version(Settings.SSL_MAX_PROTOCOL_VERSION),
            settings.string(Settings.SSL_CIPHERS),
            settings.string(Settings.SSL_ECDH_CURVE),
            settings.is(Settings.SSL_PREFER_SERVER_CIPHERS));
    TlsFiles files =
        new TlsFiles(
            directory.resolve(settings.string(Settings.SSL_CERT_FILE)),
            directory.resolve(settings.string(Settings.SSL_KEY_FILE)),
            optional(settings.string(Settings.SSL_CA_FILE)),
            optional(settings.string(Settings.SSL_CRL_FILE)),
            optional(settings.string(Settings.SSL_CRL_DIR)));
    return TlsContext.load(
        disk,
        files,
        tlsRules,
        0,
        () -> {
          throw new GeneralSecurityException(
              "ssl_passphrase_command is not supported by Gajah yet");
        });
  }

  private String version(EnumSetting setting) {
    return settings.enumName(setting);
  }

  private @Nullable Path optional(String name) {
    return name.isEmpty() ? null : directory.resolve(name);
  }
}
