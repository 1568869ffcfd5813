package org.gajah.spi.block;

import org.gajah.transaction.IsolationLevel;

/// How a transaction is to behave.
public record Characteristics(IsolationLevel isolation, boolean readOnly, boolean deferrable) {}
