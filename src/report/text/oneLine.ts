/** Text from data on one line: control characters (a terminal's escapes among them) and runs of spaces become a space. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
