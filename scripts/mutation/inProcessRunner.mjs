/**
 * A test runner for Stryker that keeps the tests in one warm process: a mutant costs milliseconds, where a fresh run of
 * vitest costs seconds. Tests run one after another until one fails, first those that are cheap and have noticed most.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';

const folder = 'test/queueing';

// Every process of the run looks up there what the first one measured.
const costsFile = 'costs-of-tests.json';
// Tests that take longer are left out: they would cost most of the time and are seldom the only ones to notice.
const mostMilliseconds = 2000;

// A mutant that never ends holds up one test: ten times as long as usual, and some seconds, is enough to call it endless.
const mostTimes = 10;
const graceMilliseconds = 3000;

/**
 * Looks on from another thread, as nothing else runs beside an endless loop: ends the process, which is started again for
 * the next attempt, and leaves word why.
 */
const watcher = `
  const { workerData: { word } } = require('node:worker_threads');
  const { writeFileSync } = require('node:fs');
  setInterval(() => {
    const [mutant, deadline] = word;
    if (deadline === 0 || Date.now() < deadline) return;
    writeFileSync('endless-' + mutant, '');
    process.kill(process.pid, 'SIGKILL');
  }, 100);
`;

class InProcessRunner {
  /** The mutant being run, and when its test should have ended. */
  word = new Float64Array(new SharedArrayBuffer(16));
  tests = [];
  costs = new Map();
  kills = new Map();

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    // Without shrinking: only whether a test fails counts.
    fc.configureGlobal({ seed: 20261111, endOnFailure: true });
    new Worker(watcher, { eval: true, execArgv: [], workerData: { word: this.word } }).unref();
    register('./resolveShim.mjs', import.meta.url);
    const { takeTests } = await import('./vitestShim.mjs');
    const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
    for (const file of files.sort()) {
      await import(pathToFileURL(resolve(folder, file)).href);
      this.tests.push(...takeTests().map(({ name, run }) => ({ id: `${file}: ${name}`, name, run })));
    }
  }

  async dryRun() {
    const tests = [];
    for (const test of this.tests) {
      spyOn({ currentTestId: test.id });
      let result = await runTest(test);
      // What a test keeps for the next time doesn't count.
      if (result.timeSpentMs > mostMilliseconds / 4) result = await runTest(test);
      spyOn({ currentTestId: undefined });
      this.costs.set(test.id, result.timeSpentMs);
      tests.push(result);
    }
    writeFileSync(costsFile, JSON.stringify([...this.costs]));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: globalThis.__stryker__?.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit: hundredfold }) {
    // Twenty times as many rounds of a loop as without the mutant are enough to call it endless.
    const hitLimit = hundredfold && Math.ceil(hundredfold / 5);
    spyOn({ activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    if (existsSync(`endless-${activeMutant.id}`)) return { status: MutantRunStatus.Timeout };
    this.word[0] = Number(activeMutant.id);
    if (this.costs.size === 0 && existsSync(costsFile))
      this.costs = new Map(JSON.parse(readFileSync(costsFile, 'utf8')));
    const wanted = testFilter && new Set(testFilter);
    const chosen = this.tests.filter(
      ({ id }) => (!wanted || wanted.has(id)) && (this.costs.get(id) ?? 0) <= mostMilliseconds,
    );
    const price = ({ id }) => (this.costs.get(id) ?? 0) / (1 + (this.kills.get(id) ?? 0));
    chosen.sort((a, b) => price(a) - price(b));
    const tests = [];
    for (const test of chosen) {
      this.word[1] = Date.now() + graceMilliseconds + mostTimes * (this.costs.get(test.id) ?? 0);
      const result = await runTest(test);
      this.word[1] = 0;
      tests.push(result);
      if (result.status === TestStatus.Failed) {
        this.kills.set(test.id, 1 + (this.kills.get(test.id) ?? 0));
        break;
      }
      this.costs.set(test.id, result.timeSpentMs);
    }
    const tooLong = determineHitLimitReached(globalThis.__stryker__.hitCount, hitLimit);
    spyOn({ activeMutant: undefined, hitCount: undefined });
    return toMutantRunResult(tooLong ?? { status: DryRunStatus.Complete, tests });
  }
}

/** Sets what the instrumented code looks at. */
function spyOn(values) {
  globalThis.__stryker__ ??= {};
  Object.assign(globalThis.__stryker__, values);
}

async function runTest({ id, name, run }) {
  const start = performance.now();
  const result = { id, name };
  try {
    await run();
    return { ...result, status: TestStatus.Success, timeSpentMs: performance.now() - start };
  } catch (error) {
    const failureMessage = String(error?.message ?? error).slice(0, 200);
    return { ...result, status: TestStatus.Failed, timeSpentMs: performance.now() - start, failureMessage };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
