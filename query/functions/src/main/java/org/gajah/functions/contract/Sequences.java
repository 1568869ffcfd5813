package org.gajah.functions.contract;

import org.jspecify.annotations.Nullable;

/// Sequences, with the checks of rights that their functions make.
public interface Sequences {
  /// @param checkRights false where the sequence belongs to an identity column
  long next(int sequence, boolean checkRights);

  /// The value that this session got last of a sequence.
  long current(int sequence);

  /// The value that this session got last of any sequence.
  long last();

  /// The value that any session got last of a sequence; null where none has.
  @Nullable Long stored(int sequence);

  void set(int sequence, long value, boolean isCalled);
}
