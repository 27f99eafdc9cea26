// Tests what users install: packs the built package, installs it into an empty folder, imports it both ways and
// type-checks a consumer.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const { exports: doors, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const subpaths = Object.keys(doors).filter((door) => door !== './package.json');
const names = subpaths.map((door) => (door === '.' ? 'staffcast' : `staffcast/${door.slice(2)}`));
const folder = mkdtempSync(join(tmpdir(), 'staffcast-consumer-'));
const run = (command, ...args) =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

try {
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root, encoding: 'utf8' }),
  );
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'consumer', private: true, type: 'module' }),
  );
  run('npm', 'install', '--no-audit', '--no-fund', '--silent', join(folder, filename));

  const use = `
const load = erlangB(10, 7);
if (Math.abs(load - 0.0787) > 1e-3) throw new Error('erlangB(10, 7) is ' + load);
const plan = requiredAgents({ volume: 100, intervalSeconds: 1800, ahtSeconds: 180 }, { serviceLevel: { target: 0.8, withinSeconds: 20 } });
if (plan.agents !== 14) throw new Error('requiredAgents gives ' + plan.agents);
`;
  const all = names.map((name) => `'${name}'`).join(', ');
  writeFileSync(
    join(folder, 'esm.mjs'),
    `import { erlangB, requiredAgents } from 'staffcast';\nfor (const name of [${all}]) if (Object.keys(await import(name)).length === 0) throw new Error(name + ' exports nothing');\n${use}`,
  );
  writeFileSync(
    join(folder, 'cjs.cjs'),
    `const { erlangB, requiredAgents } = require('staffcast');\nfor (const name of [${all}]) if (Object.keys(require(name)).length === 0) throw new Error(name + ' exports nothing');\n${use}`,
  );
  writeFileSync(
    join(folder, 'consumer.ts'),
    `${names.map((name, i) => `import * as door${i} from '${name}';`).join('\n')}
import { requiredAgents, type Targets } from 'staffcast';
const targets: Targets = { serviceLevel: { target: 0.8, withinSeconds: 20 } };
export const agents: number = requiredAgents({ volume: 100, intervalSeconds: 1800, ahtSeconds: 180 }, targets).agents;
// @ts-expect-error a target must be a number
export const wrong: Targets = { serviceLevel: { target: '80 %', withinSeconds: 20 } };
export const doors = [${names.map((_, i) => `door${i}`).join(', ')}];
`,
  );
  run('node', 'esm.mjs');
  run('node', 'cjs.cjs');
  // The compiler is the project's own: the consumer needs no other package.
  symlinkSync(join(root, 'node_modules', 'typescript'), join(folder, 'node_modules', 'typescript'));
  for (const [module, moduleResolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ]) {
    run(
      'node',
      'node_modules/typescript/bin/tsc',
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--target',
      'es2022',
      '--module',
      module,
      '--moduleResolution',
      moduleResolution,
      'consumer.ts',
    );
  }
  console.log(
    `packed package: ${names.length} doors import as ESM and CJS; a consumer type-checks with TypeScript ${devDependencies.typescript}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
