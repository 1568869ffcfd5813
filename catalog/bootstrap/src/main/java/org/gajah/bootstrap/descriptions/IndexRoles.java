package org.gajah.bootstrap.descriptions;

import org.gajah.catalog.rows.PgAmproc;

/// What the functions of operator classes do, by access method and number.
final class IndexRoles {
  static final int BTREE = 403;
  static final int HASH = 405;
  private static final int GIST = 783;
  private static final int GIN = 2742;
  private static final int BRIN = 3580;
  private static final int SPGIST = 4000;

  private final TypeWords types;

  IndexRoles(TypeWords types) {
    this.types = types;
  }

  /// What a function does.
  ///
  /// @param single whether no other operator family has it
  String of(int method, PgAmproc use, boolean single) {
    String type = types.word(use.amproclefttype());
    return switch (method) {
      case BTREE -> btree(use, type);
      case HASH ->
          use.amprocnum() == 1
              ? "32-bit hash of " + type
              : "64-bit hash of " + type + ", with a seed";
      default -> {
        String what = single ? " for " + type + ": " : ": ";
        yield name(method) + what + role(method, use.amprocnum());
      }
    };
  }

  private String btree(PgAmproc use, String type) {
    String other = types.word(use.amprocrighttype());
    return switch (use.amprocnum()) {
      case 1 ->
          use.amproclefttype() == use.amprocrighttype()
              ? "comparison of two values of " + type + ": below 0, 0 or above 0"
              : "comparison of " + type + " with " + other + ": below 0, 0 or above 0";
      case 2 -> "prepares fast sorting of " + type;
      case 3 -> "whether " + type + " lies within " + other + " of another value, for RANGE frames";
      default -> "whether equal values of " + type + " always have equal bytes";
    };
  }

  private static String name(int method) {
    return switch (method) {
      case GIST -> "GiST";
      case GIN -> "GIN";
      case BRIN -> "BRIN";
      case SPGIST -> "SP-GiST";
      default -> throw new IllegalArgumentException("access method " + method);
    };
  }

  private static String role(int method, int number) {
    return switch (method) {
      case GIST -> gist(number);
      case GIN -> gin(number);
      case BRIN -> brin(number);
      default -> spgist(number);
    };
  }

  private static String gist(int number) {
    return switch (number) {
      case 1 -> "whether an entry may match";
      case 2 -> "union of several keys";
      case 3 -> "value as the index stores it";
      case 4 -> "stored value as it is used";
      case 5 -> "how much a key grows by a value";
      case 6 -> "division of a page that is full";
      case 7 -> "whether two keys are the same";
      case 8 -> "distance of an entry, at least";
      case 9 -> "original of a stored value";
      case 10 -> "options of the operator class";
      default -> "prepares sorting for a quick build";
    };
  }

  private static String gin(int number) {
    return switch (number) {
      case 1 -> "order of two keys";
      case 2 -> "keys of a value";
      case 3 -> "keys that a query looks for";
      case 4 -> "whether a value with such keys matches";
      case 5 -> "whether a key matches a part";
      case 6 -> "whether a value matches of which some keys are known";
      default -> "options of the operator class";
    };
  }

  private static String brin(int number) {
    return switch (number) {
      case 1 -> "what a summary consists of";
      case 2 -> "summary with a value added";
      case 3 -> "whether a block range may match";
      case 4 -> "union of two summaries";
      case 5 -> "options of the operator class";
      default -> "distance of two values";
    };
  }

  private static String spgist(int number) {
    return switch (number) {
      case 1 -> "what the tree is made of";
      case 2 -> "where a new value goes";
      case 3 -> "division of a leaf page that is full";
      case 4 -> "which branches may match";
      case 5 -> "whether a leaf matches";
      case 6 -> "value as leaves store it";
      default -> "options of the operator class";
    };
  }
}
