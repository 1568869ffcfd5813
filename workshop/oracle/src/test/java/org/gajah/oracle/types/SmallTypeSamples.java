package org.gajah.oracle.types;

import java.util.List;
import java.util.Random;

/// Values and texts of bit strings, network addresses and money.
final class SmallTypeSamples {
  static final List<String> BITS =
      List.of(
          ("0 1 00 01 10 11 101 1010 11111111 00000000 100000001 1111111100000000 0101010101010101010"
                  + " 00000000000000000000000000000001 11111111111111111111111111111111"
                  + " 111111111111111111111111111111111"
                  + " 1000000000000000000000000000000000000000000000000000000000000000"
                  + " 10000000000000000000000000000000000000000000000000000000000000001 xF0 X1 b101 x")
              .split(" "));
  static final List<String> BIT_TEXTS =
      List.of("2", "b12", "xG", "é", "b", "x", "B01", "XaBc", "01 ", " 01", "", "0x1");
  static final List<String> NETWORKS =
      List.of(
          ("0/0 10/8 10.1/16 192.168/16 192.168.1/24 192.168.1.0/25 127.0.0.1/32 224/4 240.0.0.1/32"
                  + " ::/0 ::1/128 fe80::/10 2001:db8::/32 2001:db8:1:2::/64 ::ffff:1.2.3.4/128 ::1.2.3.4/128"
                  + " 1:2:3:4:5:6:7:8/128 ::/128 0:0:0:1::/64 ff00::/8 1::/16 0.0.0.0/32 255.255.255.255/32")
              .split(" "));
  static final List<String> ADDRESSES =
      List.of(
          ("10.1.2.3 10.1.2.3/8 192.168.1.5/24 127.0.0.1 0.0.0.0/0 255.255.255.255 255.255.255.255/1"
                  + " 192.168.1.5/0 ::1 ::1/64 :: ::/0 fe80::1/10 2001:db8::5/32 1:2:3:4:5:6:7:8"
                  + " ::ffff:1.2.3.4/100 ::1.2.3.4 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 1::8 1:0:0:4::8"
                  + " 0:0:0:0:0:0:7:1 1:2:3:4:5:6:7:0/127 192.168.1.5/32 10.1.2.3/31")
              .split(" "));
  static final List<String> ADDRESS_TEXTS =
      List.of(
          ("10 10. 10.1 10.1.2.3.4 256.1.1.1 10.1.2.3/33 10.1.2.3/ 10.1.2.3/x 0x0a 0xa01/16 0xA0B0C0D0E0"
                  + " 1.2.3.4/08 : ::: 1:: ::1:: 12345:: 1:2:3:4:5:6:7:8:9 1:2:3:4:5:6:7: ::1/129 ::1/08"
                  + " ::1.2.3 ::1.2.3.4.5 ::1.2.3.4/96 ::01.2.3.4 ::256.1.1.1 g:: 10/8 10.1/8 192.168.1.1/16"
                  + " 224 224.1 128 192 240 0 1.2/9 ::1/64 fe80::1/10 1.02.3.4 1.2.3.4/32/ 1:2:3:4:5:6:1.2.3.4 - +1")
              .split(" "));
  static final List<String> MACS =
      List.of(
          ("08:00:2b:01:02:03 00:00:00:00:00:00 ff:ff:ff:ff:ff:ff 08-00-2b-01-02-04 08002b:010203"
                  + " 0800.2b01.0203 0800-2b01-0203 08002b010203 8:0:2b:1:2:3")
              .split(" "));
  static final List<String> LONG_MACS =
      List.of(
          ("08:00:2b:ff:fe:01:02:03 00:00:00:00:00:00:00:00 ff:ff:ff:ff:ff:ff:ff:ff 08:00:2b:01:02:03"
                  + " 08002b0102030405 0800.2b01.0203.0405 02:01:2b:ff:fe:01:02:03")
              .split(" "));
  static final List<String> MAC_TEXTS =
      List.of(
          "08:00:2b:01:02",
          "08:00:2b:01:02:03:04",
          "08:00:2b:01:02:03x",
          "08:00:2b:01:02:03 ",
          " 08:00:2b:01:02:03",
          "08-00:2b:01:02:03",
          "100:00:2b:01:02:03",
          "0x8:00:2b:01:02:03",
          "-1:0:0:0:0:0",
          "08002b010203 x",
          "08002b01020",
          "08002b01020304",
          "08002b010203040506",
          "",
          "x",
          "08:00:2b:ff:fe:01:02:03 ",
          "0800.2b01.0203",
          "08:00:2g:01:02:03",
          "g8002b010203",
          "080 02b010203",
          "100000001:0:0:0:0:0",
          "08 002b010203");
  static final List<String> MONEY =
      List.of(
          ("0 1 -1 0.01 -0.01 12.34 -12.34 100 1000 999999.99 -1234567.89 20 21 30 100.5 110 115 123.21"
                  + " 1000000 1000001.01 92233720368547758.07 -92233720368547758.08 45035996273704.96 0.05 3 7")
              .split(" "));
  static final List<String> MONEY_TEXTS =
      List.of(
          "$1.00",
          "-$1.00",
          "$-1.00",
          "($1.00)",
          "(1",
          "1.005",
          "1.004",
          "1.999",
          ".5",
          "1,234,567.89",
          "1,2,3",
          "",
          "$",
          "-",
          "1-",
          "1 $",
          "1x",
          "  $ 12 ",
          "- 12",
          "+12",
          "1.2.3",
          "92233720368547758.08",
          "92233720368547758.075",
          "-92233720368547758.085",
          "99999999999999999999",
          "1e5",
          "12.3-",
          "(12) x");

  private SmallTypeSamples() {}

  static String bits(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(random.nextInt(5) == 0 ? 100 : 12); i >= 0; i--) {
      text.append(random.nextInt(2));
    }
    return text.toString();
  }

  static String money(Random random) {
    long hundredths = random.nextLong() >> random.nextInt(64);
    return hundredths / 100 + "." + String.format("%02d", Math.abs(hundredths % 100));
  }

  static String one(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  /// A text for an input function, or null for a function that isn't one.
  static String text(String function, Random random) {
    return switch (function) {
      case "bit_in", "varbit_in" -> either(BITS, BIT_TEXTS, random);
      case "inet_in", "cidr_in" ->
          either(random.nextBoolean() ? NETWORKS : ADDRESSES, ADDRESS_TEXTS, random);
      case "macaddr_in", "macaddr8_in" ->
          either(random.nextBoolean() ? MACS : LONG_MACS, MAC_TEXTS, random);
      case "cash_in" -> either(MONEY, MONEY_TEXTS, random);
      default -> "";
    };
  }

  private static String either(List<String> good, List<String> odd, Random random) {
    return one(random.nextInt(3) == 0 ? good : odd, random);
  }
}
