import type { HelpLine, HelpMatrix } from '../helpMatrix.ts';

/** The part of a help matrix that one panel shows, and how. */
export interface HelpPanel {
  /** First day, and one past the last, as indexes into the matrix's dates. */
  readonly from: number;
  readonly to: number;
  /** Room for names, units of the view box. */
  readonly nameWidth: number;
  /** Empty room on the right. */
  readonly spare: number;
  /** A narrow panel has one number a day, a wide one a number each block. */
  readonly narrow: boolean;
}

/** A line of the chart: the name of a receiving project, or a source that helps it. */
export type HelpChartLine = { readonly heading: string } | { readonly help: HelpLine };

/** The lines with help in the panel, those of one receiver under its name. */
export function helpChartLines(
  matrix: HelpMatrix,
  { from, to }: HelpPanel,
  names: ReadonlyMap<string, string>,
): HelpChartLine[] {
  const lines: HelpChartLine[] = [];
  let receiver: string | null = null;
  for (const help of matrix.lines) {
    if (!help.dayHours.slice(from, to).some((hours) => hours > 0)) continue;
    if (help.to !== receiver) lines.push({ heading: `to ${names.get(help.to) ?? help.to}` });
    receiver = help.to;
    lines.push({ help });
  }
  return lines;
}
