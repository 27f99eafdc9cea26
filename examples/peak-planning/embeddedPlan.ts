/**
 * The plan of the embedded case, in the form of a plan file: `npm start -- --write-plan FILE` writes it as a start for
 * one's own. Prices are in CNY and invented, like the world itself.
 */
import type { PlanFile } from 'staffcast/schema';
import { world } from './world.ts';

const shrinkage = { breaks: 0.1, training: 0.04, sickness: 0.05 };
// Time to walk over and log in, at the start of each block.
const transferSeconds = 900;

export const embeddedPlan: PlanFile = {
  title: 'Double-11 at an outsourcer of five clients',
  zone: world.zone,
  currency: 'CNY',
  horizon: { from: world.planFrom, days: world.planDays },
  calendar: 'china',
  events: world.festivals.map(({ start }) => ({ name: world.festivalName, start, days: world.festivalDays })),
  // Overtime may be three hours a day at most, so the blocks in which it is worked last three hours.
  blocks: [
    { name: 'night', from: '00:00', to: '08:00' },
    { name: 'morning', from: '08:00', to: '12:00' },
    { name: 'midday', from: '12:00', to: '15:00' },
    { name: 'afternoon', from: '15:00', to: '18:00' },
    { name: 'evening', from: '18:00', to: '21:00' },
    { name: 'late', from: '21:00', to: '24:00' },
  ],
  projects: [
    {
      id: 'shop',
      name: 'Online shop',
      ahtSeconds: 240,
      patienceSeconds: 100,
      targets: { serviceLevel: { target: 0.85, withinSeconds: 20 } },
      shrinkage,
      roster: { staffedFor: { dailyVolume: 15_000, ignoreAbandonment: true } },
      wagePerHour: 38,
      seats: 320,
      lending: 'spareOnly',
      contract: {
        billing: { kind: 'perContact', pricePerContact: 6.5 },
        serviceLevelPenalty: [
          { below: 0.85, perDay: 4_000 },
          { below: 0.75, perDay: 12_000 },
          { below: 0.6, perDay: 30_000 },
        ],
        // Stated here; the other contracts leave it to the queue. 25 missing agent-hours cost a day's target and so
        // 4,000: 160 an hour.
        shortfall: [
          { upToAgents: 10, costPerAgentHour: 150 },
          { upToAgents: 40, costPerAgentHour: 170 },
          { upToAgents: null, costPerAgentHour: 200 },
        ],
      },
    },
    {
      id: 'logistics',
      name: 'Parcel carrier',
      ahtSeconds: 210,
      patienceSeconds: 120,
      targets: { serviceLevel: { target: 0.8, withinSeconds: 20 } },
      shrinkage,
      eventLagDays: { [world.festivalName]: 3 },
      roster: {
        staffedFor: {
          dailyVolume: 6_000,
          days: [{ from: '2026-11-01', to: '2026-11-19', dailyVolume: 7_600 }],
        },
      },
      wagePerHour: 36,
      seats: 160,
      lending: 'spareOnly',
      contract: {
        billing: { kind: 'perContact', pricePerContact: 5.2 },
        serviceLevelPenalty: [
          { below: 0.8, perDay: 2_000 },
          { below: 0.6, perDay: 8_000 },
        ],
      },
    },
    {
      id: 'travel',
      name: 'Travel agency (quiet season)',
      ahtSeconds: 330,
      patienceSeconds: 150,
      targets: { serviceLevel: { target: 0.8, withinSeconds: 30 } },
      shrinkage,
      roster: { staffedFor: { dailyVolume: 5_400 } },
      wagePerHour: 38,
      lending: 'spareOnly',
      contract: {
        billing: { kind: 'perSeatHour', pricePerSeatHour: 52 },
        serviceLevelPenalty: [{ below: 0.8, perDay: 3_000 }],
      },
    },
    {
      id: 'bank',
      name: 'Card service of a bank',
      ahtSeconds: 260,
      patienceSeconds: 180,
      targets: { serviceLevel: { target: 0.9, withinSeconds: 20 }, abandonment: 0.03 },
      shrinkage,
      roster: { staffedFor: { dailyVolume: 4_000 } },
      wagePerHour: 42,
      lending: 'spareOnly',
      contract: {
        billing: { kind: 'perSeatHour', pricePerSeatHour: 60 },
        serviceLevelPenalty: [{ below: 0.9, perDay: 5_000 }],
      },
    },
    {
      id: 'global',
      name: 'Bilingual desk, round the clock',
      ahtSeconds: 300,
      patienceSeconds: 180,
      targets: { serviceLevel: { target: 0.8, withinSeconds: 30 } },
      shrinkage,
      minimumAgents: 2,
      roster: { staffedFor: { dailyVolume: 1_300 } },
      wagePerHour: 46,
      lending: 'spareOnly',
      contract: {
        billing: { kind: 'perContact', pricePerContact: 9 },
        serviceLevelPenalty: [{ below: 0.8, perDay: 1_500 }],
      },
    },
  ],
  sources: [
    {
      id: 'shop agents',
      kind: 'project',
      home: 'shop',
      people: 60,
      costPerHour: 6,
      links: [{ to: 'logistics', productivity: 0.9, transferSeconds, briefingCost: 1_200 }],
    },
    {
      id: 'parcel agents',
      kind: 'project',
      home: 'logistics',
      people: 40,
      costPerHour: 6,
      links: [{ to: 'shop', productivity: 0.9, transferSeconds, briefingCost: 1_200 }],
    },
    {
      id: 'travel agents',
      kind: 'project',
      home: 'travel',
      people: 30,
      costPerHour: 8,
      links: [
        { to: 'shop', productivity: 0.8, transferSeconds, briefingCost: 2_000 },
        { to: 'logistics', productivity: 0.85, transferSeconds, briefingCost: 1_600 },
      ],
    },
    {
      id: 'bank agents',
      kind: 'project',
      home: 'bank',
      people: 12,
      costPerHour: 10,
      links: [{ to: 'shop', productivity: 0.75, transferSeconds, briefingCost: 1_500 }],
    },
    {
      id: 'bilingual agents',
      kind: 'project',
      home: 'global',
      people: 5,
      costPerHour: 8,
      links: [
        { to: 'shop', productivity: 0.9, transferSeconds },
        { to: 'logistics', productivity: 0.9, transferSeconds },
      ],
    },
    {
      id: 'reserve team',
      kind: 'reserve',
      people: 28,
      available: { night: 0, morning: 14, midday: 28, afternoon: 28, evening: 28, late: 14 },
      costPerHour: 44,
      maxBlocksPerDay: 3,
      hoursPerPersonPerWeek: 44,
      links: [
        { to: 'shop', productivity: 0.85 },
        { to: 'logistics', productivity: 0.85 },
        { to: 'travel', productivity: 0.8 },
        { to: 'bank', productivity: 0.7 },
        { to: 'global', productivity: 0.7 },
      ],
    },
    {
      id: 'team leaders',
      kind: 'teamLeaders',
      people: 16,
      costPerHour: 60,
      maxBlocksPerDay: 1,
      hoursPerPersonPerWeek: 12,
      links: [
        { to: 'shop', productivity: 0.8 },
        { to: 'logistics', productivity: 0.8 },
      ],
    },
    {
      id: 'trainers and quality',
      kind: 'functionalStaff',
      people: 22,
      available: { night: 0, morning: 22, midday: 22, afternoon: 22, evening: 8, late: 0 },
      costPerHour: 50,
      maxBlocksPerDay: 1,
      hoursPerPersonPerWeek: 15,
      links: [
        { to: 'shop', productivity: 0.65 },
        { to: 'logistics', productivity: 0.65 },
      ],
    },
    {
      id: 'shop overtime',
      kind: 'overtime',
      people: 90,
      available: { night: 0, morning: 0, midday: 30, afternoon: 30, evening: 45, late: 45 },
      costPerHour: 57,
      maxBlocksPerDay: 1,
      hoursPerPersonPerMonth: 36,
      links: [{ to: 'shop', productivity: 0.9 }],
    },
  ],
};
