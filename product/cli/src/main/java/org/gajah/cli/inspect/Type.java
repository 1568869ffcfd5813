package org.gajah.cli.inspect;

import org.gajah.catalog.type.Alignment;

/// A type, as its values have to be shown.
record Type(
    int oid,
    String name,
    int length,
    int align,
    char kind,
    int element,
    int relation,
    int base,
    int output,
    char delimiter) {
  Type(Row row) {
    this(
        row.oid("oid"),
        row.text("typname"),
        row.small("typlen"),
        Alignment.bytes(row.letter("typalign")),
        row.letter("typtype"),
        row.oid("typelem"),
        row.oid("typrelid"),
        row.oid("typbasetype"),
        row.oid("typoutput"),
        row.letter("typdelim"));
  }
}
