package org.gajah.catalog.relation;

/// The operator class of a column of an index.
///
/// @param oid of the class
/// @param family OID of its family
/// @param inputType OID of the type that it is for
public record IndexOperatorClass(int oid, int family, int inputType) {}
