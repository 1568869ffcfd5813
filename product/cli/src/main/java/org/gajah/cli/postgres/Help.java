package org.gajah.cli.postgres;

/// What `postgres --help` prints.
final class Help {
  static final String TEXT =
      """
      postgres runs a PostgreSQL 17 cluster on the JVM (Gajah).

      Usage:
        postgres [OPTION]...

      Options:
        -B NBUFFERS        pages in the buffer pool
        -c NAME=VALUE      set a parameter
        -C NAME            print the value of a parameter and exit
        -d 1-5             how much is logged for debugging
        -D DATADIR         the data directory
        -e                 dates have the day before the month
        -F                 do not fsync
        -h HOSTNAME        host names or IP addresses to listen on
        -i                 listen on all addresses
        -k DIRECTORY       where Unix-domain sockets are made
        -l                 take SSL connections
        -N MAX-CONNECT     the most connections at a time
        -p PORT            the port to listen on
        -s                 log statistics of each query
        -S WORK-MEM        memory for sorts, in kB
        -V, --version      print the version and exit
        --NAME=VALUE       set a parameter
        --describe-config  list the parameters and exit
        -?, --help         print this and exit

      For developers:
        -f s|i|o|b|t|n|m|h forbid a kind of plan
        -O                 let system tables be changed
        -P                 do not use indexes of system tables
        -t pa|pl|ex        log timings of each query
        -T                 accepted and ignored
        -W NUM             wait NUM seconds at the start of a session

      One session without a server around it (the first word is --single):
        --single           read statements from the standard input
        DBNAME             the database (the user's name if not given)
        -d 0-5             how much is logged for debugging
        -E                 print each statement before it runs
        -j                 a statement ends with a semicolon and an empty line
        -r FILENAME        write the log into a file

      For the making of a cluster (the first word is --check):
        --check            say by the exit code whether the settings can be had
        -r FILENAME        accepted and ignored

      --boot is not built: initdb does without.
      """;

  private Help() {}
}
