package org.gajah.functions.contract;

import java.util.List;

/// The columns of rows that a function returns.
///
/// @param names of the columns
/// @param types OIDs
/// @param composite whether a call as a value makes one value of a row type out of them; otherwise
///   there is one column
public record RowColumns(List<String> names, List<Integer> types, boolean composite) {
  public RowColumns {
    names = List.copyOf(names);
    types = List.copyOf(types);
  }
}
