package org.gajah.bootstrap;

import org.gajah.base.seam.Chance;
import org.gajah.base.seam.Clock;

/// What tells one new cluster from another.
///
/// @param systemId the cluster's number, in its control file and in each segment of its log
/// @param created seconds since 1970
/// @param nonce 32 bytes from which SCRAM answers for roles that do not exist
/// @param walSegmentSize bytes of a segment of the log, a power of 2 from 1 MB to 1 GB
/// @param checksums whether its pages have checksums
@SuppressWarnings("ArrayRecordComponent") // Made once and written once.
public record ClusterIdentity(
    long systemId, long created, byte[] nonce, int walSegmentSize, boolean checksums) {
  private static final int NONCE_SIZE = 32;

  /// A new one. The number is the time in seconds and microseconds with a dozen bits of chance, as
  /// `BootStrapXLOG` makes it of the time and its own pid.
  public static ClusterIdentity make(
      Clock clock, Chance chance, int walSegmentSize, boolean checksums) {
    long microseconds = clock.timestamp() + Clock.POSTGRES_EPOCH_MICROS;
    long seconds = Math.floorDiv(microseconds, 1_000_000L);
    long fraction = Math.floorMod(microseconds, 1_000_000L);
    byte[] nonce = new byte[NONCE_SIZE];
    chance.nextBytes(nonce);
    long few = chance.nextLong() & 0xFFF;
    return new ClusterIdentity(
        seconds << 32 | fraction << 12 | few, seconds, nonce, walSegmentSize, checksums);
  }
}
