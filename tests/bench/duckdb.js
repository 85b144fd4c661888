// DuckDB's times for a task, in milliseconds, taken inside the process: wall, processor; then the result.
//     node duckdb.js FOLDER-WITH-node_modules TASK RESULT FILE...
const [, , modules, task, result, ...files] = process.argv;
const { DuckDBInstance } = require(require.resolve('@duckdb/node-api', { paths: [modules] }));
const fs = require('fs');
const columns = ['period', 'region_code', 'region_name', 'area_team_code', 'area_team_name', 'org_code', 'org_name',
  'staff_group', 'care_setting', 'fte', 'headcount'];
const types = columns.map((c) => `'${c}': '${{ period: 'DATE', fte: 'DOUBLE', headcount: 'BIGINT' }[c] || 'VARCHAR'}'`);
const keys = task === 'A2' ? 'period, area_team_code, staff_group' : 'period, area_team_code';
const where = task === 'A2' ? '' : "WHERE staff_group = 'Health visitor'";
const sql = `SELECT strftime(period, '%Y-%m') AS m, ${keys.replace('period, ', '')},
  printf('%.2f', coalesce(sum(fte), 0)) AS fte, coalesce(sum(headcount), 0)::VARCHAR AS heads
  FROM read_csv([${files.map((f) => `'${f}'`)}], auto_detect=false, header=true, delim=',', quote='"', escape='"',
    nullstr=['*', '-', ''], buffer_size=8388608, columns={${types}}) ${where} GROUP BY ${keys} ORDER BY ${keys}`;
(async () => {
  const db = await DuckDBInstance.create(':memory:', { threads: process.env.THREADS || '2' });
  const c = await db.connect();
  const cpu = process.cpuUsage(), t = process.hrtime.bigint();
  const rows = await (await c.run(sql)).getRows();
  const wall = Number(process.hrtime.bigint() - t) / 1e6, used = process.cpuUsage(cpu);
  fs.writeFileSync(result, rows.map((r) => r.join('|')).sort().join('\n') + '\n');
  console.log(wall.toFixed(1), ((used.user + used.system) / 1e3).toFixed(1));
})();
