package org.gajah.relations.sequence;

/// The row of a sequence.
///
/// @param lastValue the value that was given out last, or is to be the first
/// @param logCount how many values may still be given out without logging
/// @param called whether `lastValue` was given out
public record SequenceState(long lastValue, long logCount, boolean called) {}
