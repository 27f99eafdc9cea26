/**
 * The peak-planning run: history → forecast → requirement → coverage → borrowing plan → evaluation → report.
 * `npm start -- --help` lists the options.
 */
import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), { out: console.log, err: process.stderr });
