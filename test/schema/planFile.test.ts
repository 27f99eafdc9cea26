import fc from 'fast-check';
import { parsePlanFile, planFileJsonSchema } from 'staffcast/schema';
import { describe, expect, it } from 'vitest';

const shop = {
  id: 'shop',
  ahtSeconds: 240,
  targets: { serviceLevel: { target: 0.85, withinSeconds: 20 } },
  roster: { staffedFor: { dailyVolume: 15_000 } },
};
const reserve = {
  id: 'reserve',
  kind: 'reserve',
  people: 20,
  costPerHour: 45,
  links: [{ to: 'shop', productivity: 0.9 }],
};
const plan = (changes: object = {}) => ({ projects: [shop], ...changes });
const withProject = (changes: object) => plan({ projects: [{ ...shop, ...changes }] });
const withSource = (changes: object) => plan({ sources: [{ ...reserve, ...changes }] });

describe('plan files', () => {
  it('a small plan is enough and comes back unchanged', () => {
    expect(parsePlanFile(plan())).toEqual(plan());
    expect(parsePlanFile(plan({ sources: [reserve] }))).toEqual(plan({ sources: [reserve] }));
  });

  it.each<[string, unknown, string, string, RegExp]>([
    [
      'percentage',
      withProject({ targets: { serviceLevel: { target: 85, withinSeconds: 20 } } }),
      'percentage',
      'projects[0].targets.serviceLevel.target',
      /got 85\. Maybe .*0\.85/,
    ],
    [
      'shrinkage as percentage',
      withProject({ shrinkage: 30 }),
      'percentage',
      'projects[0].shrinkage',
      /write 0\.3/,
    ],
    [
      'negative AHT',
      withProject({ ahtSeconds: -5 }),
      'out-of-range',
      'projects[0].ahtSeconds',
      /above 0.*got -5/,
    ],
    [
      'AHT as text',
      withProject({ ahtSeconds: '240' }),
      'wrong-type',
      'projects[0].ahtSeconds',
      /be a number.*"240"/,
    ],
    [
      'missing AHT',
      withProject({ ahtSeconds: undefined }),
      'wrong-type',
      'projects[0].ahtSeconds',
      /be given/,
    ],
    ['NaN', withProject({ ahtSeconds: Number.NaN }), 'wrong-type', 'projects[0].ahtSeconds', /NaN/],
    ['unknown field', withProject({ aht: 240 }), 'unknown-field', 'projects[0]', /"aht"/],
    ['unknown top field', plan({ project: [] }), 'unknown-field', 'plan', /"project"/],
    ['no projects', plan({ projects: [] }), 'empty', 'projects', /1 or more/],
    ['not an object', [], 'wrong-type', 'plan', /object/],
    ['unknown zone', plan({ zone: 'Asia/Peking2' }), 'unknown-zone', 'zone', /IANA/],
    [
      'bad date',
      plan({ horizon: { from: '2026-02-30', days: 3 } }),
      'bad-date',
      'horizon.from',
      /YYYY-MM-DD/,
    ],
    [
      'bad clock',
      plan({ blocks: [{ name: 'm', from: '8:00', to: '12:00' }] }),
      'bad-date',
      'blocks[0].from',
      /time of day/,
    ],
    [
      'two roster bases',
      withProject({ roster: { staffedFor: {} } }),
      'wrong-type',
      'projects[0].roster.staffedFor',
      /either/,
    ],
    [
      'shift without end',
      withProject({ roster: { shifts: [{ from: '09:00', people: 3 }] } }),
      'wrong-type',
      'projects[0].roster.shifts[0].to',
      /be given/,
    ],
    [
      'unknown definition',
      withProject({ targets: { serviceLevel: { target: 0.8, withinSeconds: 20, definition: 'gross' } } }),
      'out-of-range',
      'projects[0].targets.serviceLevel.definition',
      /"offered"/,
    ],
    ['duplicate project', plan({ projects: [shop, shop] }), 'duplicate', 'projects[1].id', /"shop"/],
    [
      'help for nobody',
      withSource({ links: [{ to: 'store', productivity: 1 }] }),
      'unknown-reference',
      'sources[0].links[0].to',
      /"store"/,
    ],
    ['unknown home', withSource({ home: 'store' }), 'unknown-reference', 'sources[0].home', /"shop"/],
    [
      'project people without home',
      withSource({ kind: 'project' }),
      'inconsistent',
      'sources[0].home',
      /leave/,
    ],
    [
      'help for the own home',
      withSource({ home: 'shop' }),
      'inconsistent',
      'sources[0].links[0].to',
      /own home/,
    ],
    [
      'unknown block',
      withSource({ available: { night: 3 } }),
      'unknown-reference',
      'sources[0].available',
      /"night"/,
    ],
    [
      'unknown event',
      withProject({ eventLagDays: { 'Double-12': 3 } }),
      'unknown-reference',
      'projects[0].eventLagDays',
      /Double-12/,
    ],
    ['half a person', withSource({ people: 1.5 }), 'wrong-type', 'sources[0].people', /whole number/],
  ])('%s: one clear error', (_, input, code, path, message) => {
    expect(() => parsePlanFile(input)).toThrow(
      expect.objectContaining({ name: 'StaffcastError', code, path }),
    );
    expect(() => parsePlanFile(input)).toThrow(message);
  });

  it('whatever JSON it is given, it answers with a plan or a StaffcastError', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('projects', 'sources', 'events', 'zone', 'horizon'),
        (value, field) => {
          try {
            parsePlanFile({ ...plan(), [field]: value });
          } catch (error) {
            expect((error as Error).name).toBe('StaffcastError');
          }
        },
      ),
    );
  });

  it('exports a JSON Schema that forbids unknown fields and describes the known ones', () => {
    const schema = planFileJsonSchema() as Record<string, unknown>;
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false, required: ['projects'] });
    expect(JSON.stringify(schema)).toContain('Target answer time, seconds');
  });
});
