import * as z from 'zod';

/** Field types shared by the schemas. Their descriptions become part of the JSON Schema. */
export const id = z.string().min(1).describe('Name used to refer to it');
export const date = z.iso.date().describe('Date, YYYY-MM-DD');
export const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'be a time of day from "00:00" to "24:00"')
  .describe('Time of day, HH:MM');
export const openShare = z.number().gt(0).lt(1);
export const shareBelowOne = z.number().min(0).lt(1);
export const seconds = z.number().gt(0);
export const secondsFromZero = z.number().min(0);
export const people = z.int().min(0);
export const money = z.number().min(0);
export const clockRange = z.strictObject({ from: clock, to: clock });

export const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
