package org.gajah.relations.sequence;

/// What a sequence counts: its row in `pg_sequence`.
///
/// @param increment by how much, not 0
/// @param minimum the least value
/// @param maximum the greatest
/// @param cache how many values a session takes at once
/// @param cycle whether it starts again at the other end
public record SequenceRange(
    long increment, long minimum, long maximum, long cache, boolean cycle) {}
