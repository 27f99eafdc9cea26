import { StaffcastError } from '../errors/index.ts';
import { isDate } from './zone.ts';

const pattern = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Throws unless `value` is an ISO 8601 instant; without an offset it would depend on the machine's own zone. */
export function checkInstant(where: string, path: string, value: unknown): asserts value is string {
  if (typeof value === 'string') {
    const date = pattern.exec(value)?.[1];
    if (date !== undefined && isDate(date) && !Number.isNaN(Date.parse(value))) return;
  }
  const must = 'be an ISO 8601 instant with offset, such as "2026-11-11T10:30:00+08:00"';
  throw new StaffcastError({ code: 'bad-date', where, path, value, must });
}
