import { displayWidth } from '../displayWidth.ts';
import { oneLine } from './oneLine.ts';

/** Lines of at most `columns`, broken at spaces (never before a percent sign); the lines after the first begin with `hanging`. */
export function wrapText(text: string, columns: number, first = '', hanging = first): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of oneLine(text).split(/ (?![%→])/)) {
    for (const piece of pieces(word, columns - displayWidth(hanging))) {
      if (!empty && displayWidth(line) + 1 + displayWidth(piece) > columns) {
        lines.push(line);
        line = hanging;
        empty = true;
      }
      line += empty ? piece : ` ${piece}`;
      empty = false;
    }
  }
  lines.push(line);
  return lines;
}

/** Words longer than a line (Chinese has no spaces) are cut. */
function pieces(word: string, columns: number): string[] {
  if (displayWidth(word) <= columns) return [word];
  const cut: string[] = [''];
  for (const character of word) {
    const last = cut.length - 1;
    if (displayWidth(cut[last] + character) > columns) cut.push(character);
    else cut[last] += character;
  }
  return cut;
}
