package org.gajah.catalog.type;

/// What lies under a domain.
///
/// @param type OID of a type that is no domain
/// @param typmod its modifier, -1 for none
public record BaseType(int type, int typmod) {}
