package org.gajah.session.hba;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The options at the end of a line of `pg_hba.conf`.
///
/// @param map the user name map, or null
/// @param clientCertificate what is asked of the client's certificate
/// @param clientName which name of the certificate is the user's
/// @param others the options of methods that talk to other servers, as `pg_hba_file_rules` shows
///   them
public record HbaOptions(
    @Nullable String map,
    ClientCertificate clientCertificate,
    ClientName clientName,
    Map<String, String> others) {

  /// No options.
  public static final HbaOptions NONE =
      new HbaOptions(null, ClientCertificate.NONE, ClientName.CN, Map.of());

  /// What is asked of the client's certificate.
  public enum ClientCertificate {
    NONE,
    /// It must be signed by somebody we trust.
    VERIFY_CA,
    /// And its name must be that of the user.
    VERIFY_FULL
  }

  /// Which name of a certificate is compared with the user's.
  public enum ClientName {
    CN,
    DN
  }

  private static final List<String> BEFORE_MAP = List.of("include_realm", "krb_realm");
  private static final List<String> AFTER_MAP =
      List.of(
          "pamservice",
          "ldapserver",
          "ldapport",
          "ldapscheme",
          "ldaptls",
          "ldapprefix",
          "ldapsuffix",
          "ldapbasedn",
          "ldapbinddn",
          "ldapbindpasswd",
          "ldapsearchattribute",
          "ldapsearchfilter",
          "ldapscope",
          "radiusservers",
          "radiussecrets",
          "radiusidentifiers",
          "radiusports");

  /// The options as `pg_hba_file_rules` lists them; null when there are none.
  public @Nullable List<String> shown() {
    Map<String, String> all = new LinkedHashMap<>();
    show(all, BEFORE_MAP);
    if (map != null) {
      all.put("map", map);
    }
    switch (clientCertificate) {
      case NONE -> {}
      case VERIFY_CA -> all.put("clientcert", "verify-ca");
      case VERIFY_FULL -> all.put("clientcert", "verify-full");
    }
    show(all, AFTER_MAP);
    List<String> shown = new ArrayList<>();
    all.forEach((name, value) -> shown.add(name + "=" + value));
    return shown.isEmpty() ? null : shown;
  }

  private void show(Map<String, String> all, List<String> names) {
    for (String name : names) {
      String value = others.get(name);
      if (value != null) {
        all.put(name, value);
      }
    }
  }
}
