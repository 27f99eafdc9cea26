import { escapeHtml } from './escapeHtml.ts';

/** Prose for the page: escaped, and no line break between a number and its unit. */
export function htmlText(text: string): string {
  return escapeHtml(text).replace(/(\d) (?=%|(?:h|s|min)\b)/g, '$1\u00a0');
}
