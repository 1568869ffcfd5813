package org.gajah.numeric.money;

import org.gajah.base.bytes.ByteSink;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;

/// Money as text.
public final class MoneyText {
  private static final String TYPE = "money";
  private static final int DECIMALS = 2;

  private MoneyText() {}

  @PgFunction("cash_in")
  public static long in(byte[] text, int from, int length) {
    return new Reader(text, from, length).read();
  }

  private static final class Reader {
    private final byte[] text;
    private final int from;
    private final int length;
    private final int end;
    private int at;
    private boolean negative;

    /// Counted downwards, so that the least amount can be read.
    private long value;

    Reader(byte[] text, int from, int length) {
      this.text = text;
      this.from = from;
      this.length = length;
      this.at = from;
      this.end = from + length;
    }

    private int peek() {
      return at < end ? text[at] : 0;
    }

    private void skipSymbol() {
      at = Ascii.skipSpace(text, at, end);
      if (peek() == '$') {
        at++;
        at = Ascii.skipSpace(text, at, end);
      }
    }

    long read() {
      skipSymbol();
      negative = peek() == '-' || peek() == '(';
      if (negative || peek() == '+') {
        at++;
      }
      skipSymbol();
      int decimals = digits();
      if (Ascii.isDigit(peek()) && peek() >= '5') {
        subtract(1);
      }
      for (int i = decimals; i < DECIMALS; i++) {
        timesTen();
      }
      while (Ascii.isDigit(peek())) {
        at++;
      }
      rest();
      if (!negative && value == Long.MIN_VALUE) {
        throw NumberFaults.valueOutOfRange(TYPE, text, from, length);
      }
      return negative ? value : -value;
    }

    private int digits() {
      boolean point = false;
      int decimals = 0;
      for (; at < end; at++) {
        int c = text[at];
        if (Ascii.isDigit(c) && (!point || decimals < DECIMALS)) {
          timesTen();
          subtract(c - '0');
          decimals += point ? 1 : 0;
        } else if (c == '.' && !point) {
          point = true;
        } else if (c != ',') {
          break;
        }
      }
      return decimals;
    }

    private void timesTen() {
      if (value < Long.MIN_VALUE / 10) {
        throw NumberFaults.valueOutOfRange(TYPE, text, from, length);
      }
      value *= 10;
    }

    private void subtract(int digit) {
      if (value < Long.MIN_VALUE + digit) {
        throw NumberFaults.valueOutOfRange(TYPE, text, from, length);
      }
      value -= digit;
    }

    private void rest() {
      for (; at < end; at++) {
        int c = text[at];
        if (c == '-') {
          negative = true;
        } else if (!Ascii.isSpace(c) && c != ')' && c != '+' && c != '$') {
          throw NumberFaults.invalidSyntax(TYPE, text, from, length);
        }
      }
    }
  }

  @PgFunction("cash_out")
  public static void out(long value, ByteSink out) {
    if (value < 0) {
      out.putByte('-');
    }
    out.putByte('$');
    String whole = Long.toUnsignedString(Long.divideUnsigned(Math.abs(value), 100));
    for (int i = 0; i < whole.length(); i++) {
      if (i > 0 && (whole.length() - i) % 3 == 0) {
        out.putByte(',');
      }
      out.putByte(whole.charAt(i));
    }
    out.putByte('.');
    Ascii.putUnsigned(out, Long.remainderUnsigned(Math.abs(value), 100), DECIMALS);
  }

  private static final String[] SMALL =
      ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
              + " sixteen seventeen eighteen nineteen twenty")
          .split(" ");
  private static final String[] TENS =
      "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
  private static final String[] THOUSANDS = {
    "", " thousand ", " million ", " billion ", " trillion ", " quadrillion "
  };

  /// The amount in English words.
  @PgFunction("cash_words")
  public static void words(long value, ByteSink out) {
    StringBuilder text = new StringBuilder(value < 0 ? "minus " : "");
    int start = text.length();
    long amount = Math.abs(value);
    long dollars = Long.divideUnsigned(amount, 100);
    long divisor = 1_000_000_000_000_000L;
    for (int i = THOUSANDS.length - 1; i >= 0; i--) {
      int part = (int) (dollars / divisor % 1000);
      if (part != 0) {
        text.append(words(part)).append(THOUSANDS[i]);
      }
      divisor /= 1000;
    }
    if (text.length() == start) {
      text.append("zero");
    }
    int cents = (int) Long.remainderUnsigned(amount, 100);
    text.append(dollars == 1 ? " dollar and " : " dollars and ").append(words(cents));
    text.append(cents == 1 ? " cent" : " cents");
    text.setCharAt(0, (char) Ascii.upper(text.charAt(0)));
    Ascii.put(out, text.toString());
  }

  private static String words(int number) {
    if (number < 100) {
      return belowHundred(number);
    }
    String hundreds = SMALL[number / 100] + " hundred";
    int rest = number % 100;
    if (rest == 0) {
      return hundreds;
    }
    boolean tens = number % 10 == 0 && rest > 10;
    return hundreds + (tens || rest >= 20 ? " " : " and ") + belowHundred(rest);
  }

  private static String belowHundred(int number) {
    if (number <= 20) {
      return SMALL[number];
    }
    return TENS[number / 10] + (number % 10 == 0 ? "" : " " + SMALL[number % 10]);
  }
}
