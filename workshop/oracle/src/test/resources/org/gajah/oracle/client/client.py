# A client in Python: psycopg2. Arguments: connection string. Tells on standard output what came of
# everything, and its versions first.
import sys
import threading
import time

import psycopg2
import psycopg2.extensions
import psycopg2.extras

print("version psycopg2", psycopg2.__version__, "libpq", psycopg2.extensions.libpq_version())


def fault(e):
    return "%s %s %s" % (type(e).__name__, e.pgcode, str(e).strip().replace("\n", " | "))


connection = psycopg2.connect(sys.argv[1])
connection.set_client_encoding("UTF8")
cursor = connection.cursor()
cursor.execute("select current_user, current_database(), inet_server_port() is null")
print(cursor.fetchall())
print("ssl", connection.get_parameter_status("is_superuser"), connection.encoding)

total = 0
for i in range(1000):
    cursor.execute("select %s::int + 1, %s::text, %s::numeric, %s::date", (i, "text %d 'q' \\ é" % i, None, "2024-02-29"))
    row = cursor.fetchone()
    assert row[1] == "text %d 'q' \\ é" % i, row
    total += row[0]
print("sum", total, row)
connection.commit()

cursor.executemany("insert into shop.receipt (amount, at) values (%s, %s)", [(i, "2024-01-01") for i in range(20)])
print("rows", cursor.rowcount)
cursor.execute("select count(*), sum(amount) from shop.receipt where at = '2024-01-01'")
print(cursor.fetchall())
psycopg2.extras.execute_values(cursor, "insert into shop.receipt (amount) values %s returning amount", [(7,), (8,)])
print(cursor.fetchall())
cursor.execute("savepoint s")
try:
    cursor.execute("select 1 / 0")
except Exception as e:
    print(fault(e))
try:
    cursor.execute("select 1")
except Exception as e:
    print(fault(e))
cursor.execute("rollback to savepoint s")
cursor.execute("select 2")
print(cursor.fetchall())
try:
    cursor.execute("insert into shop.receipt (amount, at) values ('x', null)")
except Exception as e:
    print(fault(e))
connection.rollback()

named = connection.cursor("named")
named.itersize = 7
named.execute("select g, g * g from generate_series(1, 50) g")
print(sum(row[1] for row in named))
named.close()
connection.commit()

done = threading.Event()


def cancel():
    while not done.is_set():
        time.sleep(0.05)
        connection.cancel()


thread = threading.Thread(target=cancel)
thread.start()
try:
    cursor.execute("select pg_sleep(60)")
except Exception as e:
    print(fault(e))
done.set()
thread.join()
connection.rollback()
for attempt in range(3):
    try:
        cursor.execute("select 'alive'")
        print(cursor.fetchall())
        break
    except psycopg2.extensions.QueryCanceledError:
        connection.rollback()

import io

out = io.StringIO()
cursor.copy_expert("copy (select g, 'row ' || g from generate_series(1, 5) g) to stdout with (format csv)", out)
print(repr(out.getvalue()))
cursor.copy_expert("copy shop.scratch (a, b) from stdin", io.StringIO("1001\tone\n1002\t\\N\n"))
cursor.execute("select a, b from shop.scratch where a > 1000 order by a")
print(cursor.fetchall())
try:
    cursor.copy_expert("copy shop.scratch (a, b) from stdin", io.StringIO("x\ty\n"))
except Exception as e:
    print(fault(e))
connection.rollback()
cursor.execute("create table shop.made (a int primary key, b text)")
cursor.execute("insert into shop.made values (1, 'x')")
cursor.execute("select * from shop.made")
print([(c.name, c.type_code, c.internal_size) for c in cursor.description], cursor.fetchall())
cursor.execute("drop table shop.made")
connection.commit()
cursor.execute("select array[1, 2, null], '{\"a\": 1}'::jsonb, row(1, 'x'), '1 day'::interval, true, 1.5::float8, '\\x00ff'::bytea, now() is not null")
row = cursor.fetchone()
print(row[:6], bytes(row[6]), row[7])
connection.close()
