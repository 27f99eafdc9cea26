/** A source's kind in words: `teamLeaders` is `team leaders`. */
export function kindText(kind: string): string {
  return kind.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
