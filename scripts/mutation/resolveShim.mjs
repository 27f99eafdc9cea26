/** Gives the tests the shim in place of vitest. */
const shim = new URL('./vitestShim.mjs', import.meta.url).href;

export function resolve(specifier, context, next) {
  const replaced = specifier === 'vitest' || specifier === '@fast-check/vitest';
  return replaced ? { url: shim, shortCircuit: true } : next(specifier, context);
}
