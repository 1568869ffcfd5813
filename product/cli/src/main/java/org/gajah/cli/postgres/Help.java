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
        --describe-config  list the parameters and exit (not built yet)
        -?, --help         print this and exit

      For developers:
        -f s|i|o|b|t|n|m|h forbid a kind of plan
        -O                 let system tables be changed
        -P                 do not use indexes of system tables
        -t pa|pl|ex        log timings of each query
        -T                 accepted and ignored
        -W NUM             wait NUM seconds at the start of a session

      --single, --boot and --check are not built yet.
      """;

  private Help() {}
}
