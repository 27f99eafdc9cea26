import type { HomeDamage } from '../answer/homeDamage.ts';
import { counted, shown } from '../answer/wording.ts';

/** What people who leave a project bring about there, in a sentence after another; empty where it is nothing. */
export function damageText(project: string, damage: HomeDamage): string {
  const { agentHours, shortfallCost, idleSeatCost, forbidden } = damage;
  const parts: string[] = [];
  if (agentHours > 1e-9) {
    const price = forbidden ? 'more than it allows' : `at ${shown(shortfallCost)}`;
    parts.push(`leaves ${counted(agentHours, 'more agent-hour')} missing at ${project}, ${price}`);
  }
  if (idleSeatCost > 1e-9) parts.push(`empties contracted seats of ${project}, at ${shown(idleSeatCost)}`);
  return parts.length === 0 ? '' : ` That ${parts.join(', and ')}.`;
}
