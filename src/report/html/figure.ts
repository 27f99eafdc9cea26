import { htmlText } from './htmlText.ts';

/** Drawings with a bold title and a remark. Both are escaped; the drawings are not. */
export function figure(title: string, remark: string, drawings: string, cssClass = ''): string {
  const tail = remark === '' ? '' : ` ${htmlText(remark)}`;
  const attribute = cssClass === '' ? '' : ` class="${cssClass}"`;
  return `<figure${attribute}><figcaption><b>${htmlText(title)}</b>${tail}</figcaption>${drawings}</figure>`;
}

/** One entry of a legend. */
export interface LegendKey {
  readonly color: string;
  readonly label: string;
  /** Default a filled box. */
  readonly mark?: 'box' | 'line' | 'dashed' | 'dot';
}

const swatches: Record<NonNullable<LegendKey['mark']>, (color: string) => string> = {
  box: (color) => `<i style="background:${color}"></i>`,
  line: (color) => `<i class="line" style="border-color:${color}"></i>`,
  dashed: (color) => `<i class="line dashed" style="border-color:${color}"></i>`,
  dot: (color) => `<i class="dot" style="background:${color}"></i>`,
};

/** A legend as a list. */
export function legend(keys: readonly LegendKey[]): string {
  const items = keys.map(
    ({ color, label, mark = 'box' }) => `<li>${swatches[mark](color)}${htmlText(label)}</li>`,
  );
  return `<ul class="legend">${items.join('')}</ul>`;
}
