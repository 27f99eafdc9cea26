import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlanningReport } from 'staffcast/report';
import { run } from '../../examples/peak-planning/run.ts';

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly out: string;
}

/** Runs the peak-planning example as `npm start -- …` does, with a fresh output folder. */
export async function runPeakPlanning(...args: string[]): Promise<Run> {
  const out = join(mkdtempSync(join(tmpdir(), 'staffcast-run-')), 'out');
  let [stdout, stderr] = ['', ''];
  const code = await run(['--out', out, ...args], {
    out: (line) => {
      stdout += `${line}\n`;
    },
    err: {
      write: (text) => {
        stderr += text;
      },
    },
  });
  return { code, stdout, stderr, out };
}

export function readReport({ out }: Run): PlanningReport {
  return JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
}

export function written({ out }: Run): string[] {
  return existsSync(out) ? readdirSync(out).sort() : [];
}
