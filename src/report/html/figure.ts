import { htmlText } from './htmlText.ts';

/** Drawings with a bold title and a remark. Both are escaped; the drawings are not. */
export function figure(title: string, remark: string, drawings: string, cssClass = ''): string {
  const tail = remark === '' ? '' : ` ${htmlText(remark)}`;
  const attribute = cssClass === '' ? '' : ` class="${cssClass}"`;
  return `<figure${attribute}><figcaption><b>${htmlText(title)}</b>${tail}</figcaption>${drawings}</figure>`;
}

/** One entry of a legend: a filled box, or a line. */
export interface LegendKey {
  readonly color: string;
  readonly label: string;
  readonly mark?: 'box' | 'line' | 'dashed';
}

/** A legend as a list. */
export function legend(keys: readonly LegendKey[]): string {
  const items = keys.map(({ color, label, mark = 'box' }) => {
    const swatch =
      mark === 'box'
        ? `<i style="background:${color}"></i>`
        : `<i class="line${mark === 'dashed' ? ' dashed' : ''}" style="border-color:${color}"></i>`;
    return `<li>${swatch}${htmlText(label)}</li>`;
  });
  return `<ul class="legend">${items.join('')}</ul>`;
}
