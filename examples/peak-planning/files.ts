import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StaffcastError } from 'staffcast';

/** A file's text, or one clear error. */
export function readText(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
    throw new StaffcastError({
      code: 'unavailable',
      where: 'files',
      path: what,
      value: path,
      must: `be readable: ${reason}`,
    });
  }
}

export function readJson(path: string, what: string): unknown {
  const text = readText(path, what);
  try {
    return JSON.parse(text);
  } catch (error) {
    const must = `hold JSON: ${(error as Error).message}`;
    throw new StaffcastError({ code: 'wrong-type', where: 'files', path: what, value: path, must });
  }
}

/** Writes all files or, when interrupted, leaves none half-written: each appears under its name once it is complete. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): string[] {
  mkdirSync(folder, { recursive: true });
  return Object.entries(files).map(([name, text]) => writeWhole(join(folder, name), text));
}

export function writeWhole(path: string, text: string): string {
  const draft = `${path}.${process.pid}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    const must = `be writable: ${(error as Error).message}`;
    throw new StaffcastError({ code: 'unavailable', where: 'files', path: 'output file', value: path, must });
  }
  return path;
}
