package org.gajah.session.hba;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.gajah.base.seam.NameService;
import org.jspecify.annotations.Nullable;

/// Finds the rule for a client.
public final class RuleMatcher {
  private final List<HbaRule> rules;
  private final Roles roles;
  private final NameService names;
  private HostLookup lookup = HostLookup.none();

  /// A client that wants in.
  ///
  /// @param address null on a unix socket
  /// @param encryption of the connection
  /// @param database which one it asks for
  /// @param role which role it wants to be
  /// @param physicalReplication whether it asks for replication and no database
  public record Client(
      @Nullable InetAddress address,
      Encryption encryption,
      String database,
      String role,
      boolean physicalReplication) {}

  /// How a connection is encrypted.
  public enum Encryption {
    NONE("no encryption"),
    TLS("SSL encryption"),
    GSS("GSS encryption");

    private final String words;

    Encryption(String words) {
      this.words = words;
    }

    /// The words in messages.
    public String words() {
      return words;
    }
  }

  /// What asking for the client's name told: `outcome` is +1 when the name leads back to the
  /// address, 0 when that was not asked, -1 when it does not, -2 when the name could not be found.
  record HostLookup(@Nullable String name, int outcome) {
    static HostLookup none() {
      return new HostLookup(null, 0);
    }
  }

  public RuleMatcher(List<HbaRule> rules, Roles roles, NameService names) {
    this.rules = rules;
    this.roles = roles;
    this.names = names;
  }

  /// The first rule that is for this client; null when there is none.
  public @Nullable HbaRule find(Client client) {
    for (HbaRule rule : rules) {
      if (matchesConnection(rule, client)
          && rule.databases().stream().anyMatch(word -> matchesDatabase(word, client))
          && rule.roles().stream().anyMatch(word -> matchesRole(word, client.role, false, roles))) {
        return rule;
      }
    }
    return null;
  }

  private boolean matchesConnection(HbaRule rule, Client client) {
    boolean typeFits =
        switch (rule.type()) {
          case LOCAL -> client.address == null;
          case HOST -> client.address != null;
          case HOSTSSL -> client.address != null && client.encryption == Encryption.TLS;
          case HOSTNOSSL -> client.address != null && client.encryption != Encryption.TLS;
          case HOSTGSSENC -> client.address != null && client.encryption == Encryption.GSS;
          case HOSTNOGSSENC -> client.address != null && client.encryption != Encryption.GSS;
        };
    AddressMatch match = rule.address();
    return typeFits
        && (match == null || client.address == null || matchesAddress(match, client.address));
  }

  private boolean matchesAddress(AddressMatch match, InetAddress client) {
    return switch (match) {
      case AddressMatch.All() -> true;
      case AddressMatch.Network network -> network.contains(client);
      case AddressMatch.SameHost() -> matchesInterface(client, true);
      case AddressMatch.SameNet() -> matchesInterface(client, false);
      case AddressMatch.HostName(String name) -> matchesName(name, client);
    };
  }

  private boolean matchesInterface(InetAddress client, boolean whole) {
    try {
      for (NameService.Interface one : names.interfaces()) {
        byte[] address = one.address().getAddress();
        int bits = whole ? 8 * address.length : one.prefixLength();
        byte[] mask = new byte[address.length];
        for (int i = 0; i < bits; i++) {
          mask[i / 8] |= (byte) (0x80 >>> i % 8);
        }
        if (AddressMatch.agree(client.getAddress(), address, mask)) {
          return true;
        }
      }
      return false;
    } catch (IOException unknown) {
      return false;
    }
  }

  private boolean matchesName(String pattern, InetAddress client) {
    if (lookup.outcome < 0) {
      return false;
    }
    String name = lookup.name;
    if (name == null) {
      name = names.hostName(client);
      if (name == null) {
        lookup = new HostLookup(null, -2);
        return false;
      }
      lookup = new HostLookup(name, 0);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    String wanted = pattern.toLowerCase(Locale.ROOT);
    boolean fits = wanted.startsWith(".") ? lower.endsWith(wanted) : lower.equals(wanted);
    if (!fits) {
      return false;
    }
    if (lookup.outcome == 0) {
      boolean back = names.addresses(name).contains(client);
      lookup = new HostLookup(name, back ? 1 : -1);
    }
    return lookup.outcome == 1;
  }

  private boolean matchesDatabase(Word word, Client client) {
    if (client.physicalReplication) {
      return word.isKeyWord("replication");
    }
    if (word.isKeyWord("all")) {
      return true;
    }
    if (word.isKeyWord("sameuser")) {
      return client.database.equals(client.role);
    }
    if (word.isKeyWord("samegroup") || word.isKeyWord("samerole")) {
      return roles.isMember(client.role, client.database);
    }
    if (word.isKeyWord("replication")) {
      return false;
    }
    RegexCompiler.Pattern pattern = word.pattern();
    return pattern != null
        ? pattern.find(client.database) != null
        : word.text().equals(client.database);
  }

  /// Whether a word names a role.
  static boolean matchesRole(Word word, String role, boolean ignoreCase, Roles roles) {
    if (!word.quoted() && word.text().startsWith("+")) {
      return roles.isMember(role, word.text().substring(1));
    }
    if (word.isKeyWord("all")) {
      return true;
    }
    RegexCompiler.Pattern pattern = word.pattern();
    if (pattern != null) {
      return pattern.find(role) != null;
    }
    return ignoreCase
        ? word.text().toLowerCase(Locale.ROOT).equals(role.toLowerCase(Locale.ROOT))
        : word.text().equals(role);
  }

  /// What to write into the log about the client's name, after [#find]; null when it was not asked
  /// for.
  public @Nullable String lookupDetail() {
    String name = lookup.name;
    if (name == null) {
      return null;
    }
    return switch (lookup.outcome) {
      case 1 -> "Client IP address resolved to \"" + name + "\", forward lookup matches.";
      case 0 -> "Client IP address resolved to \"" + name + "\", forward lookup not checked.";
      default -> "Client IP address resolved to \"" + name + "\", forward lookup does not match.";
    };
  }
}
