package org.gajah.oracle.types;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Texts of values: edges of each type first, then random ones.
public final class Samples {
  private static final String INTEGERS =
      "0 1 -1 2 -2 3 5 7 10 -10 16 31 32 33 63 64 65 100 127 -128 128 255 256 1000 -1000 9999 10000 "
          + "32767 -32768";
  private static final String LARGER = " 32768 -32769 65535 65536 1000000 2147483647 -2147483648";
  private static final String LARGEST =
      " 2147483648 -2147483649 4294967295 4294967296 1000000000000 9223372036854775807"
          + " -9223372036854775808";
  private static final String FLOATS =
      "0 -0 1 -1 0.5 -0.5 1.5 2.5 -2.5 0.1 0.3 3 10 30 45 60 90 100 180 -270 360 1000 123.456 1e15 1e16 1e-4"
          + " 1e-5 123456 1234567 9007199254740993 NaN Infinity -Infinity 1e30 -1e30 1e-30 3.4e38"
          + " 1.17549435e-38 1.4e-45 2.718281828 3.14159265358979 32767.5 -32768.5 2147483647.5"
          + " 9.2233720368547758e18 -9.2233720368547758e18";
  private static final String DOUBLES =
      " 1e300 -1e300 1e-300 1.7976931348623157e308 2.2250738585072014e-308 5e-324 1e23"
          + " 9.999999999999999e22 123456789012345678 0.1234567890123456789 709.78 -745.2 1e308";

  private static final String NUMERICS =
      "0 0.0 0.00 1 -1 1.0 -1.50 2 3 0.5 -0.5 1.5 2.5 -2.5 0.05 0.045 0.9 0.99999 1.00001 1.1 10 100 -100"
          + " 9999 10000 10001 99999999 100000000 0.0001 0.00001 12345.6789 -12345.6789 0.000000001234"
          + " 123456789012345678901234567890 -0.000000000000000000000000000001 9223372036854775807"
          + " -9223372036854775808 9223372036854775808 32767.5 -32768.5 2147483647.49 1e30 1e-30"
          + " 123.456000 7 3.14159265358979323846 99999999999999999999.9999999999 NaN Infinity -Infinity";

  private static final Map<String, List<String>> EDGES =
      Map.ofEntries(
          Map.entry("boolean", List.of("t", "f")),
          Map.entry("smallint", List.of(INTEGERS.split(" "))),
          Map.entry("integer", List.of((INTEGERS + LARGER).split(" "))),
          Map.entry("bigint", List.of((INTEGERS + LARGER + LARGEST).split(" "))),
          Map.entry("oid", List.of("0 1 2 10 16384 2147483647 2147483648 4294967295".split(" "))),
          Map.entry("xid", List.of("0 1 2 3 10 2147483647 2147483648 4294967295".split(" "))),
          Map.entry("cid", List.of("0 1 10 2147483648 4294967295".split(" "))),
          Map.entry(
              "xid8",
              List.of("0 1 3 4294967296 9223372036854775808 18446744073709551615".split(" "))),
          Map.entry(
              "pg_lsn", List.of("0/0 0/1 1/0 16/B374D848 FFFFFFFF/FFFFFFFF 80000000/0".split(" "))),
          Map.entry("tid", List.of("(0,0) (0,1) (1,0) (4294967295,65535) (70000,7)".split(" "))),
          Map.entry("real", List.of(FLOATS.split(" "))),
          Map.entry("double precision", List.of((FLOATS + DOUBLES).split(" "))),
          Map.entry("date", TimeSamples.DATES),
          Map.entry("time without time zone", TimeSamples.TIMES),
          Map.entry("time with time zone", TimeSamples.TIMETZS),
          Map.entry("timestamp without time zone", TimeSamples.TIMESTAMPS),
          Map.entry("timestamp with time zone", TimeSamples.TIMESTAMPTZS),
          Map.entry("interval", TimeSamples.INTERVALS),
          Map.entry("bit", SmallTypeSamples.BITS),
          Map.entry("bit varying", SmallTypeSamples.BITS),
          Map.entry("inet", SmallTypeSamples.ADDRESSES),
          Map.entry("cidr", SmallTypeSamples.NETWORKS),
          Map.entry("macaddr", SmallTypeSamples.MACS),
          Map.entry("macaddr8", SmallTypeSamples.LONG_MACS),
          Map.entry("point", GeometrySamples.POINTS),
          Map.entry("lseg", GeometrySamples.SEGMENTS),
          Map.entry("line", GeometrySamples.LINES),
          Map.entry("box", GeometrySamples.BOXES),
          Map.entry("path", GeometrySamples.PATHS),
          Map.entry("polygon", GeometrySamples.POLYGONS),
          Map.entry("circle", GeometrySamples.CIRCLES),
          Map.entry("money", SmallTypeSamples.MONEY),
          Map.entry("int4range", RangeSamples.INTEGERS),
          Map.entry("int8range", RangeSamples.INTEGERS),
          Map.entry("numrange", RangeSamples.NUMERICS),
          Map.entry("daterange", RangeSamples.DATES),
          Map.entry("tsrange", RangeSamples.TIMESTAMPS),
          Map.entry("int4multirange", RangeSamples.MANY_INTEGERS),
          Map.entry("int8multirange", RangeSamples.MANY_INTEGERS),
          Map.entry("nummultirange", RangeSamples.MANY_NUMERICS),
          Map.entry("datemultirange", RangeSamples.MANY_DATES),
          Map.entry("tsmultirange", RangeSamples.MANY_TIMESTAMPS),
          Map.entry("json", JsonSamples.VALUES),
          Map.entry("jsonb", JsonSamples.VALUES),
          Map.entry("numeric", List.of(NUMERICS.split(" "))),
          Map.entry("\"char\"", List.of("", "a", "Z", "0", "\\377", "\\200", "~")),
          Map.entry("text", TextSamples.TEXTS),
          Map.entry("name", TextSamples.TEXTS),
          Map.entry("character", TextSamples.TEXTS),
          Map.entry("character varying", TextSamples.TEXTS),
          Map.entry("unknown", TextSamples.TEXTS),
          Map.entry("cstring", TextSamples.INPUTS),
          Map.entry("bytea", TextSamples.BYTES),
          Map.entry("oidvector", List.of("", "0", "1 2 3", "4294967295", "1 2", "1 3")),
          Map.entry("int2vector", List.of("", "0", "1 2 3", "-32768 32767")),
          Map.entry(
              "uuid",
              List.of(
                  "00000000-0000-0000-0000-000000000000",
                  "ffffffff-ffff-ffff-ffff-ffffffffffff",
                  "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
                  "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12")));

  private final Random random;

  public Samples(long seed) {
    random = new Random(seed);
  }

  public Random random() {
    return random;
  }

  static boolean knows(SqlType type) {
    return EDGES.containsKey(type.name()) || EDGES.containsKey(elementName(type));
  }

  private static String elementName(SqlType type) {
    return type.name().endsWith("[]") ? type.name().substring(0, type.name().length() - 2) : "";
  }

  /// Arrays of edges.
  private List<String> arrays(String element) {
    List<String> all = new ArrayList<>(List.of("{}", "{NULL}"));
    List<String> edges = EDGES.getOrDefault(element, List.of());
    for (int i = 0; i < 12; i++) {
      all.add(array(edges));
    }
    return all;
  }

  private String array(List<String> edges) {
    int outer = random.nextInt(4) == 0 ? 2 : 1;
    int inner = 1 + random.nextInt(4);
    StringBuilder text = new StringBuilder();
    if (random.nextInt(5) == 0) {
      int lower = random.nextInt(5) - 2;
      text.append(outer == 2 ? "[0:1]" : "").append("[" + lower + ":" + (lower + inner - 1) + "]=");
    }
    text.append(outer == 2 ? "{{" : "{");
    for (int i = 0; i < outer * inner; i++) {
      text.append(i == 0 ? "" : i % inner == 0 ? "},{" : ",");
      String element = edges.get(random.nextInt(Math.min(edges.size(), 12)));
      text.append(
          random.nextInt(6) == 0
              ? "NULL"
              : '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    return text.append(outer == 2 ? "}}" : "}").toString();
  }

  /// Edges of a type by its name as `format_type` has it; none for an unknown one.
  public List<String> edges(String name) {
    return name.endsWith("[]")
        ? arrays(name.substring(0, name.length() - 2))
        : EDGES.getOrDefault(name, List.of());
  }

  List<String> edges(SqlType type) {
    if (!elementName(type).isEmpty()) {
      return arrays(elementName(type));
    }
    return EDGES.getOrDefault(type.name(), List.of());
  }

  /// An edge or something random.
  String pick(SqlType type) {
    List<String> edges = edges(type);
    return random.nextInt(3) == 0 ? random(type) : edges.get(random.nextInt(edges.size()));
  }

  private String random(SqlType type) {
    long bits = random.nextLong() >> random.nextInt(64);
    return switch (type.name()) {
      case "smallint" -> Short.toString((short) bits);
      case "integer" -> Integer.toString((int) bits);
      case "bigint" -> Long.toString(bits);
      case "oid", "xid", "cid" -> Integer.toUnsignedString((int) bits);
      case "xid8" -> Long.toUnsignedString(bits);
      case "pg_lsn" -> Long.toHexString(bits & 0xFFFFFFFFL) + "/" + Integer.toHexString((int) bits);
      case "real" -> Float.toString(Float.intBitsToFloat(random.nextInt()));
      case "double precision" ->
          Double.toString(
              random.nextBoolean()
                  ? Double.longBitsToDouble(random.nextLong())
                  : random.nextGaussian() * 100);
      case "date" -> TimeSamples.randomDate(random);
      case "time without time zone" -> TimeSamples.randomTime(random);
      case "time with time zone" -> TimeSamples.randomTime(random) + TimeSamples.randomZone(random);
      case "timestamp without time zone" ->
          TimeSamples.randomDate(random) + " " + TimeSamples.randomTime(random);
      case "timestamp with time zone" ->
          TimeSamples.randomDate(random)
              + " "
              + TimeSamples.randomTime(random)
              + TimeSamples.randomZone(random);
      case "interval" -> TimeSamples.randomInterval(random);
      case "json", "jsonb" -> JsonSamples.value(random);
      case "numeric" -> decimal();
      case "bit", "bit varying" -> SmallTypeSamples.bits(random);
      case "point", "lseg", "line", "box", "path", "polygon", "circle" ->
          GeometrySamples.random(type.name(), random);
      case "money" -> SmallTypeSamples.money(random);
      case "tid" -> "(" + Integer.toUnsignedString((int) bits) + "," + (bits & 0xFFFF) + ")";
      case "text", "name", "character", "character varying", "unknown" ->
          TextSamples.randomText(random);
      case "cstring" -> TextSamples.mutate(TextSamples.INPUTS, random);
      case "bytea" -> TextSamples.randomBytes(random);
      case "oidvector" -> "1 " + Integer.toUnsignedString((int) bits);
      default -> edges(type).get(random.nextInt(edges(type).size()));
    };
  }

  private String decimal() {
    BigInteger digits = new BigInteger(random.nextInt(random.nextInt(10) == 0 ? 200 : 60), random);
    int scale = random.nextInt(random.nextInt(10) == 0 ? 40 : 8);
    return (random.nextBoolean() ? "-" : "") + new BigDecimal(digits, scale).toPlainString();
  }
}
