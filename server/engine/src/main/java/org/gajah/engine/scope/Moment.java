package org.gajah.engine.scope;

/// What a session's statements mean at a moment, in short: as long as nothing of this changes, a
/// name stands for the same object.
///
/// @param catalogs changes with anything in any catalog
/// @param discards how often DISCARD has thrown plans away
/// @param user OID of the current role
/// @param temporary OID of the schema for temporary objects
public record Moment(long catalogs, int discards, String searchPath, int user, int temporary) {}
