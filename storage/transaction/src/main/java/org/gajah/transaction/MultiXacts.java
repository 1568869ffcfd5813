package org.gajah.transaction;

/// Groups of transactions that lock rows together.
public final class MultiXacts {}
