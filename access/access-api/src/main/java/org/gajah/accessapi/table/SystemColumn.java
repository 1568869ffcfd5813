package org.gajah.accessapi.table;

/// Columns that every row has and no table declares, as far as they stand in the row's header.
public enum SystemColumn {
  XMIN,
  CMIN,
  XMAX,
  CMAX
}
