package org.gajah.commands;

import org.gajah.batch.Vector;

/// Where a utility statement comes from.
///
/// @param text the whole text that it was found in
/// @param parameterTypes OIDs of the types of `$1` and so on; none where parameters are not allowed
/// @param parameters their values, constant vectors
public record CommandSource(String text, int[] parameterTypes, Vector[] parameters) {
  private static final int[] NO_TYPES = {};
  private static final Vector[] NO_VALUES = {};

  /// A text without parameters.
  public static CommandSource of(String text) {
    return new CommandSource(text, NO_TYPES, NO_VALUES);
  }
}
