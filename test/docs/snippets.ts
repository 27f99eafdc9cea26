import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** A piece of code shown to readers. */
export interface Snippet {
  /** Where it stands, such as `src/time/grid.ts:42`. */
  readonly at: string;
  readonly code: string;
}

/** Every TypeScript snippet of the README, of docs and of docstrings. */
export function allSnippets(): Snippet[] {
  const markdown = ['README.md', ...filesBelow('docs', '.md')].flatMap((file) => fenced(file, read(file)));
  const docstrings = filesBelow('src', '.ts').flatMap((file) => fenced(file, read(file), /^\s*\* ?/));
  return [...markdown, ...docstrings];
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

/** The blocks between ```ts fences; in docstrings every line begins with a star. */
function fenced(file: string, text: string, margin?: RegExp): Snippet[] {
  const snippets: Snippet[] = [];
  let open: { at: string; lines: string[] } | null = null;
  for (const [i, raw] of text.split('\n').entries()) {
    if (margin && !margin.test(raw)) continue;
    const line = margin ? raw.replace(margin, '') : raw;
    if (open && line.startsWith('```')) {
      snippets.push({ at: open.at, code: open.lines.join('\n') });
      open = null;
    } else if (open) open.lines.push(line);
    else if (line.startsWith('```ts')) open = { at: `${file}:${i + 1}`, lines: [] };
  }
  return snippets;
}

/**
 * The snippet with its claims made checks: a statement followed by `// value` becomes a comparison of the two. Comments
 * that are no literal are prose and left alone; a value may be followed by `: why` or `, which …`.
 */
export function withChecks(code: string): string {
  return code
    .split(/\n(?=\S)/)
    .map((statement) => {
      const match =
        /^(?!import|const|let|return|for|if|try|\/\/|}|function|export)([\s\S]+?);\s*\/\/ (.+?)\s*$/.exec(
          statement,
        );
      const literal = match ? literalOf(match[2] as string) : null;
      return match && literal ? `__same((${match[1]}), ${literal});` : statement;
    })
    .join('\n');
}

/** The literal that a comment begins with, or `null`. */
function literalOf(comment: string): string | null {
  const candidates = [comment, ...[': ', ', ', ' (', '; '].map((end) => comment.split(end)[0] as string)];
  for (const text of candidates) {
    const value = (text.includes(' = ') ? (text.split(' = ').at(-1) as string) : text).trim();
    if (!/^[-[{"'\d]|^(true|false|null)$/.test(value)) continue;
    try {
      new Function(`return (${value});`)();
      return value;
    } catch {
      // Prose that begins like a literal.
    }
  }
  return null;
}
