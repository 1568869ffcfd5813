package org.gajah.activity.statistics;

/// What a row of statistics is about.
///
/// @param kind PostgreSQL's number of the kind
/// @param database 0 for what belongs to all
/// @param object OID of the relation or function, 0 for the database itself
public record StatisticsKey(int kind, int database, int object) {
  public static StatisticsKey relation(int database, int oid) {
    return new StatisticsKey(StatisticsKind.RELATION.number(), database, oid);
  }

  public static StatisticsKey function(int database, int oid) {
    return new StatisticsKey(StatisticsKind.FUNCTION.number(), database, oid);
  }

  public static StatisticsKey database(int oid) {
    return new StatisticsKey(StatisticsKind.DATABASE.number(), oid, 0);
  }
}
