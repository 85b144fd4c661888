// The same for polars, lazily, with the types given.
//     node polars.js FOLDER-WITH-node_modules TASK RESULT FILE
const [, , modules, task, result, file] = process.argv;
const pl = require(require.resolve('nodejs-polars', { paths: [modules] }));
const fs = require('fs');
const keys = task === 'A2' ? ['period', 'area_team_code', 'staff_group'] : ['period', 'area_team_code'];
const cpu = process.cpuUsage(), t = process.hrtime.bigint();
let q = pl.scanCSV(file, { hasHeader: true, nullValues: ['*', '-', ''], inferSchemaLength: 0,
  schema: Object.fromEntries(['period', 'region_code', 'region_name', 'area_team_code', 'area_team_name', 'org_code',
    'org_name', 'staff_group', 'care_setting', 'fte', 'headcount'].map((c) =>
    [c, { fte: pl.Float64, headcount: pl.Int64 }[c] || pl.Utf8])) });
if (task !== 'A2') q = q.filter(pl.col('staff_group').eq(pl.lit('Health visitor')));
const d = q.groupBy(keys).agg(pl.col('fte').sum(), pl.col('headcount').sum()).collectSync();
const wall = Number(process.hrtime.bigint() - t) / 1e6, used = process.cpuUsage(cpu);
fs.writeFileSync(result, d.rows().map((r) => {
  const n = r.length;
  return [r[0].slice(0, 7), ...r.slice(1, n - 2), (r[n - 2] || 0).toFixed(2), String(r[n - 1] || 0)].join('|');
}).sort().join('\n') + '\n');
console.log(wall.toFixed(1), ((used.user + used.system) / 1e3).toFixed(1));
