package org.gajah.catalog.source;

/// A column of a system catalog.
///
/// @param type OID of its type
/// @param notNull whether each row has a value
public record CatalogColumn(String name, int type, boolean notNull) {}
