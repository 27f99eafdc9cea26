// The pipeline's order: a file may import from its own folder, and through the door (index.ts) of folders above it.
const folders = [
  'errors',
  'math',
  'time',
  'queueing',
  'forecasting',
  'accuracy',
  'optimize',
  'contracts',
  'staffing',
  'coverage',
  'borrowing',
  'scheduling',
  'simulation',
  'evaluation',
  'report',
  'schema',
];

// Each third-party package has one door, so that it can be replaced in one file.
const packageDoors = {
  luxon: '^src/time/zone\\.ts$',
  highs: '^src/optimize/highs\\.ts$',
  mathjs: '^src/contracts/formula\\.ts$',
  zod: '^src/schema/',
  'd3-dsv': '^src/schema/csvTable\\.ts$',
  echarts: '^src/report/chartRenderer\\.ts$',
  'pure-rand': '^src/math/randomStream\\.ts$',
};

const allowedPackages = Object.keys(packageDoors).concat('simple-statistics');

module.exports = {
  forbidden: [
    ...folders.map((folder, i) => ({
      name: `order-${folder}`,
      comment: `${folder} may not import folders that come later in the pipeline`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: `^src/(${[...folders.slice(i + 1), 'index\\.ts'].join('|')})` },
    })),
    {
      name: 'one-door',
      comment: 'other folders are entered through their index.ts only',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'known-folder',
      comment: 'every folder of src has its place in the order',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: `^src/(${folders.join('|')})/` },
    },
    {
      name: 'root-through-doors',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: '^src/', pathNot: '^src/[^/]+/index\\.ts$' },
    },
    {
      name: 'no-circular',
      comment: 'types may refer to each other, code may not',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-node-in-src',
      comment: 'src runs in browsers: no file system, no clock, no process',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'known-packages',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/', pathNot: `node_modules/(${allowedPackages.join('|')})/` },
    },
    ...Object.entries(packageDoors).map(([name, door]) => ({
      name: `door-of-${name}`,
      severity: 'error',
      from: { path: '^src/', pathNot: door },
      to: { path: `node_modules/${name}/` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
