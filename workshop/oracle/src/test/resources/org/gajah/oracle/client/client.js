// A client in JavaScript: node-postgres. Arguments: host, port, user, password, whether TLS is wanted.
// Tells on standard output what came of everything, and its versions first.
const { Client } = require('pg');

const [host, port, user, password, tls] = process.argv.slice(2);
const options = {
  host, port: Number(port), user, password, database: 'postgres',
  ssl: tls === 'tls' ? { rejectUnauthorized: false } : false,
};
console.log('version node-postgres', require('pg/package.json').version, 'node', process.version);

const fault = (e) => `${e.severity} ${e.code} ${e.message} ${e.detail || ''} ${e.position || ''}`;

async function attempt(work) {
  try {
    const result = await work();
    console.log(result.command, result.rowCount, JSON.stringify(result.rows),
      JSON.stringify((result.fields || []).map((f) => [f.name, f.dataTypeID, f.dataTypeSize, f.dataTypeModifier, f.format])));
  } catch (e) {
    console.log(fault(e));
  }
}

async function main() {
  const client = new Client(options);
  const notices = [];
  client.on('notice', (n) => notices.push(`${n.severity} ${n.message}`));
  await client.connect();
  await attempt(() => client.query('select current_user, current_database()'));
  for (const binary of [false, true]) {
    let sum = 0;
    let last;
    for (let i = 0; i < 1000; i++) {
      const result = await client.query({
        name: i % 2 === 0 ? 'prepared ' + binary : undefined,
        text: "select $1::int + 1 as n, $2::text as t, $3::float8 as f, $4::bool as b",
        values: [i, `text ${i} 'q' \\ é`, i / 3, i % 2 === 0],
        binary,
      });
      last = result.rows[0];
      sum += last.n;
      // The driver reads binary doubles inexactly.
      const exact = binary ? Math.abs(last.f - i / 3) <= i : last.f === i / 3;
      if (last.t !== `text ${i} 'q' \\ é` || !exact || last.b !== (i % 2 === 0)) {
        throw new Error(JSON.stringify(last));
      }
    }
    console.log('sum', sum, JSON.stringify(last));
  }
  await attempt(() => client.query('begin'));
  await attempt(() => client.query('insert into shop.receipt (amount) values ($1), ($2) returning amount, at', [1, '2']));
  await attempt(() => client.query('savepoint s'));
  await attempt(() => client.query('select 1 / $1::int', [0]));
  await attempt(() => client.query('select 1'));
  await attempt(() => client.query('rollback to savepoint s'));
  await attempt(() => client.query('select 2 as two'));
  await attempt(() => client.query('insert into shop.receipt (at) values ($1)', ['never']));
  await attempt(() => client.query('rollback'));
  await attempt(() => client.query('select nothing from nowhere'));
  await attempt(() => client.query('select $1::int as a', ['x']));
  await attempt(() => client.query("select array[1,2,null] as a, '{\"a\":1}'::jsonb as j, '1 day'::interval as i, '\\x00ff'::bytea as b, 1.5::numeric as n, 9223372036854775807 as l"));
  await attempt(() => client.query("select 1 as a; select 2 as b").then((r) => r[1]));

  const other = new Client(options);
  await other.connect();
  const pid = (await client.query('select pg_backend_pid() as pid')).rows[0].pid;
  let running = true;
  const sleeping = client.query('select pg_sleep(60)').then(() => console.log('slept'), (e) => console.log(fault(e)))
    .finally(() => { running = false; });
  while (running) {
    await other.query('select pg_cancel_backend($1)', [pid]);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await sleeping;
  for (let i = 0; i < 3; i++) {
    try {
      console.log(JSON.stringify((await client.query("select 'alive' as a")).rows));
      break;
    } catch (e) {
      if (e.code !== '57014') throw e;
    }
  }
  await other.end();
  await attempt(() => client.query('create table shop.made (a int primary key, b text)'));
  await attempt(() => client.query("insert into shop.made values (1, 'x')"));
  await attempt(() => client.query('select * from shop.made'));
  await attempt(() => client.query('drop table shop.made'));
  await attempt(() => client.query('drop table if exists shop.made'));
  console.log(JSON.stringify(notices));
  await client.end();
}

main().catch((e) => { console.log('failed', fault(e), e.stack); process.exit(1); });
