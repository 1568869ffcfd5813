package org.gajah.functions.contract;

/// Sequences, with the checks of rights that their functions make.
public interface Sequences {
  /// @param checkRights false where the sequence belongs to an identity column
  long next(int sequence, boolean checkRights);

  /// The value that this session got last of a sequence.
  long current(int sequence);

  /// The value that this session got last of any sequence.
  long last();

  void set(int sequence, long value, boolean isCalled);
}
