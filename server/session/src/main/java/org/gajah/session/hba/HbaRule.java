package org.gajah.session.hba;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A line of `pg_hba.conf` that says who must do what.
///
/// @param type which connections it is for
/// @param databases names and key words
/// @param roles names and key words
/// @param address which clients, null for a unix socket
/// @param method how they prove who they are
/// @param options what else the line says
/// @param file where it stands
/// @param line from 1
/// @param raw as it was written
public record HbaRule(
    Type type,
    List<Word> databases,
    List<Word> roles,
    @Nullable AddressMatch address,
    AuthenticationMethod method,
    HbaOptions options,
    String file,
    int line,
    String raw) {

  /// The first word of a line.
  public enum Type {
    LOCAL,
    HOST,
    HOSTSSL,
    HOSTNOSSL,
    HOSTGSSENC,
    HOSTNOGSSENC;

    /// The word itself.
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Type of(String word) {
      for (Type type : values()) {
        if (type.label().equals(word)) {
          return type;
        }
      }
      return null;
    }
  }
}
