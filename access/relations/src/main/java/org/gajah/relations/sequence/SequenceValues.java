package org.gajah.relations.sequence;

/// Values that a session has taken from a sequence: the one to give out, and those behind it up to
/// the last.
///
/// @param first the value for the caller
/// @param last the last one that the session may give out, in steps of the increment
public record SequenceValues(long first, long last) {}
