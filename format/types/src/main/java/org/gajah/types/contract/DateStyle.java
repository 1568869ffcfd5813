package org.gajah.types.contract;

/// How dates are shown. `XSD` is ISO 8601 with a `T`, as XML and JSON want it; no setting names it.
public enum DateStyle {
  ISO,
  SQL,
  POSTGRES,
  GERMAN,
  XSD
}
