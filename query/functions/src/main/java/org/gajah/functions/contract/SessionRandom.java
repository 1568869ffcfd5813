package org.gajah.functions.contract;

/// The session's random numbers.
public interface SessionRandom {
  /// A number from 0 up to, not including, 1.
  double nextDouble();

  /// All 64 bits.
  long nextLong();

  /// Numbers of a normal distribution with mean 0 and deviation 1.
  double nextNormal();

  /// Starts the sequence that belongs to a seed between -1 and 1.
  void seed(double seed);

  /// Fills an array with bytes that nobody can guess.
  void nextSecret(byte[] bytes);
}
