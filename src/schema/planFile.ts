import * as z from 'zod';
import { StaffcastError, type StaffcastErrorCode } from '../errors/index.ts';
import { checkZone } from '../time/index.ts';
import { type PlanFile, planFileSchema } from './planFileSchema.ts';
import { firstZodError } from './zodError.ts';

/**
 * A plan file checked: types, ranges, unknown fields, and references between projects, blocks and sources.
 *
 * @param input what `JSON.parse` gave.
 * @throws StaffcastError naming the field, the value seen and what is allowed.
 * @example
 * ```ts
 * import { parsePlanFile } from 'staffcast/schema';
 * const plan = parsePlanFile({
 *   projects: [
 *     {
 *       id: 'shop',
 *       ahtSeconds: 240,
 *       targets: { serviceLevel: { target: 0.85, withinSeconds: 20 } },
 *       roster: { staffedFor: { dailyVolume: 15000 } },
 *     },
 *   ],
 * });
 * plan.projects[0]?.id; // "shop"
 * ```
 */
export function parsePlanFile(input: unknown): PlanFile {
  const result = planFileSchema.safeParse(input);
  if (!result.success) throw firstZodError('parsePlanFile', result.error, input);
  checkReferences(result.data);
  return result.data;
}

/** The JSON Schema (draft 2020-12) of the plan file, for editors and other languages. */
export function planFileJsonSchema(): object {
  return z.toJSONSchema(planFileSchema, { io: 'input' });
}

function checkReferences(plan: PlanFile): void {
  const { projects, sources = [], blocks = [] } = plan;
  if (plan.zone !== undefined) checkZone('parsePlanFile', 'zone', plan.zone);
  const projectIds = unique('projects', projects);
  unique('sources', sources);
  unique(
    'blocks',
    blocks.map(({ name }) => ({ id: name })),
    'name',
  );
  const eventNames = new Set((plan.events ?? []).map((event) => event.name));
  for (const [i, project] of projects.entries()) {
    for (const name of Object.keys(project.eventLagDays ?? {})) {
      mustKnow(eventNames, `projects[${i}].eventLagDays`, name, 'an event');
    }
  }
  for (const [i, source] of sources.entries()) {
    const at = `sources[${i}]`;
    if (source.kind === 'project' && !source.home) {
      throw failure(
        'inconsistent',
        `${at}.home`,
        source.home,
        'name the project that people of kind "project" leave',
      );
    }
    if (source.home) mustKnow(projectIds, `${at}.home`, source.home, 'a project');
    for (const [k, link] of source.links.entries()) {
      mustKnow(projectIds, `${at}.links[${k}].to`, link.to, 'a project');
      if (link.to === source.home)
        throw failure('inconsistent', `${at}.links[${k}].to`, link.to, "not be the source's own home");
    }
    if (typeof source.available === 'object') {
      const names = new Set(blocks.map((block) => block.name));
      for (const name of Object.keys(source.available)) mustKnow(names, `${at}.available`, name, 'a block');
    }
  }
}

function unique(path: string, list: readonly { readonly id: string }[], field = 'id'): Set<string> {
  const seen = new Set<string>();
  for (const [i, { id }] of list.entries()) {
    if (seen.has(id)) throw failure('duplicate', `${path}[${i}].${field}`, id, 'be used once');
    seen.add(id);
  }
  return seen;
}

function mustKnow(known: ReadonlySet<string>, path: string, name: string, what: string): void {
  if (known.has(name)) return;
  const names = [...known].map((one) => `"${one}"`).join(', ');
  throw failure('unknown-reference', path, name, `name ${what} of this plan (${names || 'there is none'})`);
}

function failure(code: StaffcastErrorCode, path: string, value: unknown, must: string): StaffcastError {
  return new StaffcastError({ code, where: 'parsePlanFile', path, value, must });
}
