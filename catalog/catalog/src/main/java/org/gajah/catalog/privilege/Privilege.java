package org.gajah.catalog.privilege;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The privileges and their bits in an `aclitem`. Mirrors `utils/acl.h`.
public enum Privilege {
  INSERT('a', "INSERT"),
  SELECT('r', "SELECT"),
  UPDATE('w', "UPDATE"),
  DELETE('d', "DELETE"),
  TRUNCATE('D', "TRUNCATE"),
  REFERENCES('x', "REFERENCES"),
  TRIGGER('t', "TRIGGER"),
  EXECUTE('X', "EXECUTE"),
  USAGE('U', "USAGE"),
  CREATE('C', "CREATE"),
  CREATE_TEMP('T', "TEMPORARY"),
  CONNECT('c', "CONNECT"),
  SET('s', "SET"),
  ALTER_SYSTEM('A', "ALTER SYSTEM"),
  MAINTAIN('m', "MAINTAIN");

  /// All of them, in the order of their bits.
  public static final List<Privilege> ALL = List.of(values());

  private final char letter;
  private final String word;

  Privilege(char letter, String word) {
    this.letter = letter;
    this.word = word;
  }

  /// The letter in an access control list's text.
  public char letter() {
    return letter;
  }

  /// The key word.
  public String word() {
    return word;
  }

  public long bit() {
    return 1L << ordinal();
  }

  /// The bit that says that it may be granted on.
  public long grantOption() {
    return bit() << 32;
  }

  /// The bits of several together.
  public static long bits(Privilege... privileges) {
    long result = 0;
    for (Privilege privilege : privileges) {
      result |= privilege.bit();
    }
    return result;
  }

  /// The privilege of a key word as GRANT has it, in any case; null when there is none.
  public static @Nullable Privilege of(String word) {
    for (Privilege privilege : ALL) {
      if (privilege.word.equalsIgnoreCase(word)) {
        return privilege;
      }
    }
    return word.equalsIgnoreCase("TEMP") ? CREATE_TEMP : null;
  }
}
