import type { CustomSeriesOption, EChartsOption } from 'echarts';
import { escapeHtml } from './html/escapeHtml.ts';

/** A chart to draw, in the words of the drawing library. */
export type ChartOption = EChartsOption;
/** A series of marks drawn one by one. */
export type MarksOption = CustomSeriesOption;

/** Size and name of one drawing. */
export interface ChartFrame {
  /** Unique on the page: letters, digits, hyphens. */
  readonly id: string;
  /** Units of the view box; the page scales it. */
  readonly width: number;
  readonly height: number;
  /** What a reader who cannot see the chart is told. */
  readonly label: string;
}

/** The page may draw a chart this much larger than its view box, no more: its text would shout. */
const MOST_SCALE = 1.2;

/** Draws a chart as an `<svg>` element to be put into a page. */
export type ChartRenderer = (option: ChartOption, frame: ChartFrame) => string;

/**
 * Loads the drawing library, when it is first asked for. It draws without a browser.
 *
 * The bundle is one file; behind `echarts/core` stand hundreds, which take ten times as long to load.
 */
export async function chartRenderer(): Promise<ChartRenderer> {
  // @ts-expect-error The bundle has no types of its own; they are those of `echarts`.
  const echarts: typeof import('echarts') = await import('echarts/dist/echarts.esm.min');
  return (option, frame) => {
    const { width, height } = frame;
    const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
    try {
      chart.setOption({ animation: false, ...option });
      return inlineSvg(chart.renderToSVGString(), frame);
    } finally {
      // A chart that is not disposed keeps a timer, and with it the process.
      chart.dispose();
    }
  };
}

/** The drawing without what only a file of its own or a live page needs, and with ids that do not depend on a counter. */
function inlineSvg(svg: string, frame: ChartFrame): string {
  const { id, width, height, label } = frame;
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<svg [^>]*>\s*<rect [^>]*><\/rect>/, '<svg>')
    .replace(
      /<svg[^>]*>/,
      `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(label)}" style="max-width:${Math.round(width * MOST_SCALE)}px">`,
    )
    .replace(/ (?:class|pointer-events|ecmeta_\w+|stroke-miterlimit)="[^"]*"/g, '')
    .replace(/font-family:[^;"]*;?/g, '')
    .replace(/zr\d+-/g, `${id}-`)
    .replace(/<defs >\s*<\/defs>/g, '')
    .replace(/>\s*\n\s*</g, '><')
    .trim();
}
