import { readdirSync } from 'node:fs';

/** The names in a folder that the user gave; where it cannot be read, one line and exit code 1. */
export function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = missing ? 'there is no such folder' : (error as Error).message;
    console.error(`error: ${folder} cannot be read: ${reason}`);
    process.exit(1);
  }
}
