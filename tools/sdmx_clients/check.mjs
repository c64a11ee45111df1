// Every query that sdmx-rest can say for this service, asked; JSON held against its schemas.
//   node check.mjs ADDRESS [FOLDER]     FOLDER holds SDMX-JSON's schemas
import {createRequire} from 'node:module';
import {existsSync, readFileSync} from 'node:fs';
const require = createRequire(import.meta.url);
const sdmx = require('sdmx-rest');
const {MetadataType} = require('sdmx-rest/lib/metadata/metadata-type.js');
const {MetadataDetail} = require('sdmx-rest/lib/metadata/metadata-detail.js');
const {MetadataReferences} = require('sdmx-rest/lib/metadata/metadata-references.js');
const [base, schemas] = process.argv.slice(2);
const service = (api, path) =>
  sdmx.getService({id: 'X', name: 'X', agencyId: 'CORRIDOR', api, url: base + path});
const old = service('v1.5.0', '/sdmx/rest'), current = service('v2.0.0', '/sdmx/3.0');
let passed = 0, failed = 0, skipped = 0;

const count = (good, what) => {
  good ? passed++ : failed++;
  if (!good) console.log('FAILED', what);
};

async function ask(query, of, status) {
  let url;
  try {
    url = sdmx.getUrl(query, of);
  } catch {
    return;  // the client does not let this be asked
  }
  const reply = await fetch(url, {headers: {accept: '*/*'}});
  await reply.arrayBuffer();
  count(reply.status === status, `${reply.status} and not ${status}: ${url}`);
}

// Of these the standard has none at hand here: an empty answer is 404.
const none = ['transformation', 'ruleset', 'userdefinedoperator', 'customtype', 'vtlmapping',
              'namepersonalisation', 'namealias'].map((name) => name + 'scheme');
for (const resource of Object.values(MetadataType)) {
  const status = none.includes(resource) ? 404 : 200;
  await ask({resource}, old, status);
  for (const detail of Object.values(MetadataDetail)) await ask({resource, detail}, old, status);
  for (const references of Object.values(MetadataReferences)) {
    await ask({resource, references}, old, status);
  }
}
const flow = 'MIGRANT_STOCK', key = 'A...BGD.MYS+IND...';
for (const detail of Object.values(sdmx.data.DataDetail)) await ask({flow, key, detail}, old, 200);
for (const more of [
  {start: '2010', end: '2020-Q4'}, {firstNObs: 1}, {lastNObs: 2}, {history: true},
  {updatedAfter: '2020-01-01T00:00:00Z'}, {obsDimension: 'SEX'}, {obsDimension: 'AllDimensions'},
  {provider: 'UN_DESA_POPULATION_DIVISION'}, {component: 'REF_AREA', mode: 'available'},
]) await ask({flow, key, ...more}, old, 200);
await ask({flow, key: 'A...BGD.ZZZ...'}, old, 404);
await ask({flow: 'NOTHING', key}, old, 404);
for (const more of [{}, {filters: ['SEX=F', 'TIME_PERIOD=ge:2010+le:2015', 'REF_AREA=MYS,IND']},
                    {firstNObs: 1}, {attributes: 'none'}, {measures: 'all'}]) {
  await ask({context: `dataflow=CORRIDOR:${flow}(1.0)`, ...more}, current, 200);
}

// What the client does not build, from the text of SDMX REST 2.x.
const dataflow = 'dataflow/CORRIDOR/MIGRANT_STOCK';
for (const [path, status] of [
  ...['+', '~', '*', '1.0', '1.0~', '1.~', '0~.0', '*.0', '1*.0'].map((v) => [`data/${dataflow}/${v}/A.*.*.BGD`, 200]),
  ...['2.0', '2.~', '~.0.0'].map((v) => [`data/${dataflow}/${v}/A.*.*.BGD`, 404]),
  ...['new', '1..0', '1+.0+'].map((v) => [`data/${dataflow}/${v}/A.*.*.BGD`, 400]),
  ...['*', 'series_key', 'SEX:desc+TIME_PERIOD', 'OBS_VALUE:asc'].map(
    (by) => [`data/${dataflow}/1.0/A.*.*.BGD?sort=${by}`, 200]),
  [`data/${dataflow}/1.0/A.*.*.BGD?sort=NOTHING`, 400],
  [`data/${dataflow}/1.0/A.*.*.BGD?c[SEX]=F&c[SEX]=M`, 400],
  [`data/${dataflow}/1.0/A.*.*.BGD?measures=NOTHING`, 400],
  [`data/${dataflow}/1.0/A.*.*.BGD?attributes=NOTHING`, 400],
  [`availability/${dataflow}/1.0/*/SEX,REF_AREA?references=codelist,dataflow`, 200],
  [`availability/${dataflow}/1.0/*/NOTHING`, 400],
  ['structure/codelist/CORRIDOR/CL_SEX/1.*/F,M?detail=partialraw', 200],
  [`schema/${dataflow}/1.~`, 200],
]) {
  const reply = await fetch(`${base}/sdmx/3.0/${path}`);
  count(reply.status === status, `${reply.status} and not ${status}: ${path}`);
}

async function check_json(kind, paths, type) {
  const file = `${schemas}/${kind}-message/tools/schemas/sdmx-json-${kind}-schema.json`;
  if (!schemas || !existsSync(file)) {
    console.log(`SKIPPED: the ${kind} schema of SDMX-JSON`);
    skipped++;
    return;
  }
  const Ajv = require('ajv/dist/2019').default, formats = require('ajv-formats').default;
  const ajv = formats(new Ajv({strict: false, allErrors: false}));
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  delete schema.$schema;
  const validate = ajv.compile(schema);
  for (const path of paths) {
    const reply = await fetch(base + path, {headers: {accept: type}});
    const good = validate(await reply.json());
    count(good, `${path}: ${JSON.stringify(validate.errors?.[0] ?? '').slice(0, 300)}`);
  }
}
const data = '/sdmx/3.0/data/dataflow/CORRIDOR/MIGRANT_STOCK/1.0/A.*.*.BGD.MYS';
const shapes = ['', '?dimensionAtObservation=AllDimensions', '?dimensionAtObservation=SEX',
                '?attributes=none', '?measures=none', '?detail=serieskeysonly',
                '?includeHistory=true', '?limit=3', '?sort=SEX:desc'];
const several = '/sdmx/3.0/data/dataflow/CORRIDOR/MIGRANT_STOCK,CITIZENSHIP_LAW,MIGRATION_POLICY_LEVEL/*/*' +
  '?lastNObservations=1';
await check_json('data', [...shapes.map((more) => data + more), several],
                 'application/vnd.sdmx.data+json;version=2.1.0');
await check_json('structure', ['/sdmx/3.0/structure/*/*/*/*', '/sdmx/3.0/structure?detail=allstubs',
                               '/sdmx/3.0/availability/dataflow/CORRIDOR/MIGRANT_STOCK'],
                 'application/vnd.sdmx.structure+json;version=2.1.0');
// Not stubs: the schema wants the attributes that SDMX REST leaves out of them.
await check_json('metadata', ['/sdmx/3.0/metadata/metadataflow/CORRIDOR/MDF_FIGURES',
                              '/sdmx/3.0/metadata/structure/dataflow/CORRIDOR/MIGRANT_STOCK'],
                 'application/vnd.sdmx.metadata+json;version=2.0.0');
console.log(`counts ${passed} ${failed} ${skipped}`);
