const voidTags = new Set(['meta', 'br', 'hr', 'img', 'link', 'input']);

/** What is wrong with the tags of a page: unclosed, closed twice, crossed, or attributes without quotes. */
export function tagFaults(html: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const body = html.replace(/^<!DOCTYPE html>/, '').replace(/<style>[\s\S]*?<\/style>/g, '<style></style>');
  for (const [tag, close, name = '', attributes = ''] of body.matchAll(
    /<(\/?)([A-Za-z][\w-]*)((?:"[^"]*"|[^">])*)>/g,
  )) {
    if (close === '/') {
      if (open.at(-1) !== name) faults.push(`${tag} closes ${open.at(-1)}`);
      open.pop();
      continue;
    }
    const rest = attributes.replace(/\s+[\w:-]+(?:="[^"<]*")?/g, '').trim();
    if (rest !== '' && rest !== '/') faults.push(`${tag} has stray attributes`);
    if (!voidTags.has(name) && rest !== '/') open.push(name);
  }
  // With the tags gone, no bracket may be left.
  const text = body.replace(/<\/?[A-Za-z](?:"[^"]*"|[^">])*>/g, '');
  if (/[<>]/.test(text))
    faults.push(`stray bracket near ${text.slice(text.search(/[<>]/) - 20).slice(0, 60)}`);
  return [...faults, ...open.map((name) => `${name} is not closed`)];
}
