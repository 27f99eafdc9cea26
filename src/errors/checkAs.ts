import { StaffcastError } from './staffcastError.ts';

/**
 * Runs a part of a public function under that function's name, so that an error names what the user called and, by
 * `pathOf`, the field as the user knows it.
 */
export function checkAs<T>(where: string, run: () => T, pathOf = (path: string) => path): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof StaffcastError ? error.calledAs(where, pathOf(error.path)) : error;
  }
}
