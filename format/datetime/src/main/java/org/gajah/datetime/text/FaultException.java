package org.gajah.datetime.text;

/// A [Fault] on its way to where the whole text is known; never leaves this package.
final class FaultException extends RuntimeException {
  private static final long serialVersionUID = 1;

  final Fault fault;
  final String zone;

  FaultException(Fault fault) {
    this(fault, "");
  }

  FaultException(Fault fault, String zone) {
    super(fault.name(), null, false, false);
    this.fault = fault;
    this.zone = zone;
  }

  static FaultException badFormat() {
    return new FaultException(Fault.BAD_FORMAT);
  }

  static FaultException overflow() {
    return new FaultException(Fault.FIELD_OVERFLOW);
  }
}
