import type { RefusalCode } from '../plan.ts';

/** Why a source is not used: a code and its sentence. */
export type Verdict = readonly [code: RefusalCode, reason: string];
