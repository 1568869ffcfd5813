package org.gajah.text.collation;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// No collation: whoever needs one is told to name it.
final class MissingCollation extends Collation {
  private static PgException undetermined(String use) {
    return new PgException(
            SqlState.INDETERMINATE_COLLATION,
            "could not determine which collation to use for " + use)
        .hint("Use the COLLATE clause to set the collation explicitly.");
  }

  @Override
  public int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    throw undetermined("string comparison");
  }

  @Override
  public boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    throw undetermined("string comparison");
  }

  @Override
  public boolean deterministic() {
    return false;
  }

  @Override
  public void checkForPatterns(String use) {
    if (!use.equals("LIKE")) {
      throw undetermined(use.equals("regular expressions") ? "regular expression" : use);
    }
  }

  @Override
  public void putHashKey(byte[] text, int from, int length, ByteSink out) {
    throw undetermined("string hashing");
  }

  @Override
  public void lower(byte[] text, int from, int length, ByteSink out) {
    throw undetermined("lower() function");
  }

  @Override
  public void upper(byte[] text, int from, int length, ByteSink out) {
    throw undetermined("upper() function");
  }

  @Override
  public void initcap(byte[] text, int from, int length, ByteSink out) {
    throw undetermined("initcap() function");
  }

  @Override
  public boolean is(CharacterClass kind, int character) {
    throw undetermined("regular expression");
  }

  @Override
  public int lower(int character) {
    throw undetermined("regular expression");
  }

  @Override
  public int upper(int character) {
    throw undetermined("regular expression");
  }
}
