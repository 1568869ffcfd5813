package org.gajah.analyzer.context;

/// The active search path.
///
/// @param schemas OIDs of the schemas in the order in which they are searched, the implied ones
///   (the session's temporary schema, `pg_catalog`) included
/// @param temporary OID of the session's temporary schema, or 0; functions and operators in it are
///   not found by their bare names
/// @param creation OID of the schema where objects are made by default, or 0
public record SearchPath(int[] schemas, int temporary, int creation) {}
