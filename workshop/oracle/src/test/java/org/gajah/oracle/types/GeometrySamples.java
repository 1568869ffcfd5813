package org.gajah.oracle.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Values and texts of points, segments, lines, boxes, paths, polygons and circles. Coordinates are
/// few, so that things touch, cross and lie on each other.
final class GeometrySamples {
  private static final String[] NUMBERS = {
    "0", "1", "2", "3", "-1", "-2", "0.5", "1.5", "10", "1e-7", "1.0000001", "-0", "5", "4"
  };
  private static final String[] ODD = {
    "NaN", "Infinity", "-Infinity", "1e300", "-1e300", "1e-300", "1e200", "123.456", "0.1", "1e308"
  };

  static final List<String> POINTS = made(1, 40);
  static final List<String> SEGMENTS = made(2, 40);
  static final List<String> LINES = made(3, 40);
  static final List<String> BOXES = made(4, 40);
  static final List<String> PATHS = made(5, 40);
  static final List<String> POLYGONS = made(6, 40);
  static final List<String> CIRCLES = made(7, 40);

  static final List<String> TEXTS =
      List.of(
          "1,2",
          "(1,2",
          "(1,2)",
          " ( 1 , 2 ) ",
          "(1,2) x",
          "((1,2))",
          "((1,2),(3,4))",
          "(1,2),(3,4)",
          "1,2,3,4",
          "[1,2,3,4]",
          "[(1,2),(3,4)]",
          "[(1,2),(3,4)",
          "((1,2),(3,4)]",
          "(1,2,3,4)",
          "(1,2,3)",
          "{1,2,3}",
          "{0,0,1}",
          "{ 1e-7,1e-8,1}",
          "{1,2}",
          "{1,2,3} x",
          "{1,2,3",
          "[(1,1),(1,1)]",
          "<(1,2),3>",
          "<1,2,3>",
          "((1,2),3)",
          "(1,2),3",
          "1,2,3",
          "(1,2,3)",
          "<(1,2),-3>",
          "<(1,2),NaN>",
          "<(1,2),3) ",
          "<(1,2) 3>",
          "((1,2)3)",
          "(1,2)(3,4)",
          "((1,2)(3,4))",
          "( (1,2) , (3,4) )x",
          "(((1,2),(3,4)))",
          "()",
          "[]",
          "<>",
          "",
          " ",
          "x",
          "(x,1)",
          "(1e400,1)",
          "(1e-400,1)",
          "(inf,nan)",
          "(infinityx,1)",
          "0x10,1p2",
          "(1,2),(3,4),(5,6)",
          "((1,2),(3,4),(5,6))",
          "[(1,2),(3,4),(5,6)]",
          "[(1,2),(3,4),(5,6)] ]",
          "((1,2),(3,4),(5,6)",
          "(1,2),(3,4),",
          ",",
          "1,",
          "((1,2), (3,4),\t(5,6))");

  private GeometrySamples() {}

  private static List<String> made(int kind, int count) {
    Random random = new Random(kind);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(of(kind, random, i % 5 == 4));
    }
    return all;
  }

  private static String number(Random random, boolean odd) {
    String[] choice = odd && random.nextInt(3) == 0 ? ODD : NUMBERS;
    return choice[random.nextInt(choice.length)];
  }

  private static String point(Random random, boolean odd) {
    return "(" + number(random, odd) + "," + number(random, odd) + ")";
  }

  private static String points(Random random, int count, boolean odd) {
    List<String> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(point(random, odd));
    }
    return String.join(",", points);
  }

  private static String of(int kind, Random random, boolean odd) {
    return switch (kind) {
      case 1 -> point(random, odd);
      case 2 -> "[" + points(random, 2, odd) + "]";
      case 3 -> line(random, odd);
      case 4 -> points(random, 2, odd);
      case 5 -> {
        boolean open = random.nextBoolean();
        String inside = points(random, 1 + random.nextInt(5), odd);
        yield open ? "[" + inside + "]" : "(" + inside + ")";
      }
      case 6 -> "(" + points(random, 1 + random.nextInt(6), odd) + ")";
      default -> "<" + point(random, odd) + "," + Math.abs(random.nextInt(5)) + ".5>";
    };
  }

  private static String line(Random random, boolean odd) {
    String a = number(random, odd);
    return random.nextInt(3) == 0
        ? "{0,-1," + a + "}"
        : "{-1," + a + "," + number(random, odd) + "}";
  }

  /// A random value of a type by its name, or null for another type.
  static String random(String type, Random random) {
    boolean odd = random.nextInt(6) == 0;
    return switch (type) {
      case "point" -> of(1, random, odd);
      case "lseg" -> of(2, random, odd);
      case "line" -> of(3, random, odd);
      case "box" -> of(4, random, odd);
      case "path" -> of(5, random, odd);
      case "polygon" -> of(6, random, odd);
      default -> of(7, random, odd);
    };
  }
}
