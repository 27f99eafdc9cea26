import type { MathNode, OperatorNode } from 'mathjs';
import { checkFinite, StaffcastError } from '../errors/index.ts';

/** A parsed formula: the names it asks for, and its value for given quantities. */
export interface Formula {
  readonly text: string;
  /** Names of the quantities it uses, each once, in the order of their first use. */
  readonly names: readonly string[];
  /** Value of the formula; throws when a name is missing or the value is no finite number. */
  readonly evaluate: (quantities: Readonly<Record<string, number>>) => number;
}

type Scope = (name: string) => number;

/** A function of a formula, and how many values it takes at most. */
interface FormulaFunction {
  readonly call: (...values: number[]) => number;
  readonly most: number;
}

const functions: Readonly<Record<string, FormulaFunction>> = {
  min: { call: Math.min, most: Number.POSITIVE_INFINITY },
  max: { call: Math.max, most: Number.POSITIVE_INFINITY },
  abs: { call: Math.abs, most: 1 },
  floor: { call: Math.floor, most: 1 },
  ceil: { call: Math.ceil, most: 1 },
  round: { call: roundTo, most: 2 },
};

/** Digits that a number can be rounded to: beyond them there are none. */
const MOST_DIGITS = 15;

/** As bills are rounded: halves away from 0, 1.005 being a half although it is stored a little below. */
function roundTo(value: number, digits = 0): number {
  if (!Number.isInteger(digits) || Math.abs(digits) > MOST_DIGITS) return Number.NaN;
  const scaled = Math.abs(value) * 10 ** digits;
  return (Math.sign(value) * Math.round(scaled * (1 + 2 * Number.EPSILON))) / 10 ** digits;
}

const operators: Readonly<Record<string, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  pow: (a, b) => a ** b,
  unaryMinus: (a) => -a,
  unaryPlus: (a) => a,
  larger: (a, b) => Number(a > b),
  largerEq: (a, b) => Number(a >= b),
  smaller: (a, b) => Number(a < b),
  smallerEq: (a, b) => Number(a <= b),
  equal: (a, b) => Number(a === b),
  unequal: (a, b) => Number(a !== b),
  and: (a, b) => Number(a !== 0 && b !== 0),
  or: (a, b) => Number(a !== 0 || b !== 0),
  not: (a) => Number(a === 0),
};

/**
 * Reads a formula as a contract words it, such as `L * T + Q`. It may hold numbers, names, `+ - * / ^ %`, brackets,
 * comparisons, `and`, `or`, `not`, `condition ? a : b`, and `min`, `max`, `abs`, `floor`, `ceil` and `round(value, digits)`,
 * which rounds halves away from 0; a comparison counts 1 when true, else 0. `10% * a` is a tenth of `a`, and `a + 10%` is `a`
 * and a tenth of it. Nothing else is evaluated: no assignments, texts, units, properties or other functions,
 * so that a formula from a file can do no harm. The parser (mathjs) is loaded at the first call.
 *
 * @throws StaffcastError when the text is no such formula. `evaluate` throws one when a quantity is missing or not
 * finite, and when the value is not finite, as after a division by zero.
 * @example
 * ```ts
 * import { parseFormula } from 'staffcast/contracts';
 * const formula = await parseFormula('L * T + max(Q, -10% * L)');
 * formula.names; // ['L', 'T', 'Q']
 * formula.evaluate({ L: 100000, T: 0.95, Q: -20000 }); // 85000
 * ```
 */
export async function parseFormula(text: string): Promise<Formula> {
  if (typeof text !== 'string' || text.trim() === '') throw bad('empty', text, 'hold a formula');
  const { parse } = await import('mathjs/number');
  let root: MathNode;
  try {
    root = parse(text);
  } catch (error) {
    throw bad('inconsistent', text, `be a formula (${(error as Error).message})`);
  }
  const names = new Set<string>();
  const value = compile(root, text, names);
  return { text, names: [...names], evaluate: (quantities) => evaluate(text, value, quantities) };
}

function evaluate(
  text: string,
  value: (scope: Scope) => number,
  quantities: Readonly<Record<string, number>>,
) {
  const result = value((name) => {
    const quantity = Object.hasOwn(quantities, name) ? quantities[name] : undefined;
    checkFinite('parseFormula', `quantities.${name}`, quantity);
    return quantity;
  });
  if (Number.isFinite(result)) return result === 0 ? 0 : result;
  throw bad('not-a-number', text, 'have a finite value for these quantities');
}

/** Turns the nodes that are allowed into a function; no other code of the parser ever runs. */
function compile(node: MathNode, text: string, names: Set<string>): (scope: Scope) => number {
  const part = (child: MathNode) => compile(child, text, names);
  if (is(node, 'ParenthesisNode')) return part(node.content);
  if (is(node, 'ConstantNode') && typeof node.value === 'number') {
    const { value } = node;
    return () => value;
  }
  if (is(node, 'SymbolNode')) {
    names.add(node.name);
    return (scope) => scope(node.name);
  }
  if (is(node, 'ConditionalNode')) {
    const [condition, yes, no] = [part(node.condition), part(node.trueExpr), part(node.falseExpr)];
    return (scope) => (condition(scope) === 0 ? no(scope) : yes(scope));
  }
  if (is(node, 'OperatorNode')) {
    const { fn, args } = node as unknown as OperatorNode;
    const operator = Object.hasOwn(operators, fn) ? operators[fn] : undefined;
    const parts = args.map(part);
    if (operator) return (scope) => operator(parts[0]!(scope), parts[1]?.(scope) ?? 0);
  }
  if (is(node, 'FunctionNode') && Object.hasOwn(functions, node.fn.name ?? '')) {
    const name = node.fn.name ?? '';
    const { call, most } = functions[name]!;
    if (node.args.length === 0 || node.args.length > most) {
      const few = most === 1 ? 'one value' : most === 2 ? 'one or two values' : 'at least one value';
      throw bad('inconsistent', text, `give ${name} ${few} (${node.toString()} has ${node.args.length})`);
    }
    const parts = node.args.map(part);
    return (scope) => call(...parts.map((value) => value(scope)));
  }
  const must = `hold numbers, names, + - * / ^, percents, comparisons, ?: and ${Object.keys(functions).join(', ')} only`;
  throw bad('inconsistent', text, `${must} (${node.toString()} is something else)`);
}

interface Nodes {
  ParenthesisNode: MathNode & { readonly content: MathNode };
  ConstantNode: MathNode & { readonly value: unknown };
  SymbolNode: MathNode & { readonly name: string };
  ConditionalNode: MathNode & {
    readonly condition: MathNode;
    readonly trueExpr: MathNode;
    readonly falseExpr: MathNode;
  };
  OperatorNode: MathNode;
  FunctionNode: MathNode & { readonly fn: { readonly name?: string }; readonly args: readonly MathNode[] };
}

function is<T extends keyof Nodes>(node: MathNode, type: T): node is Nodes[T] {
  return node.type === type;
}

function bad(code: 'empty' | 'inconsistent' | 'not-a-number', value: unknown, must: string): StaffcastError {
  return new StaffcastError({ code, where: 'parseFormula', path: 'formula', value, must });
}
