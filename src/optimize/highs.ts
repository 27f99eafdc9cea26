import type { CallbackData, Highs, HighsCallbackMap, InitOptions, Model, ModelData } from 'highs';
import { StaffcastError } from '../errors/index.ts';
import type { LinearModel } from './linearModel.ts';
import type { LinearSolution, LinearStatus, SolveOptions, SolverProgress } from './linearSolution.ts';

/** Where the solver's WebAssembly comes from, when a bundler cannot find it beside its loader. */
export interface SolverAssets {
  /** Gives the address of `highs.wasm`. */
  readonly locateFile?: (file: string) => string;
  /** The WebAssembly itself. */
  readonly wasmBinary?: ArrayBuffer | ArrayBufferView;
}

/** A way to solve linear models; {@link loadSolver} gives one. */
export interface LinearSolver {
  readonly name: string;
  readonly solve: (model: LinearModel, options?: SolveOptions) => LinearSolution;
  /** Keeps a model without its whole-number rule in the solver, to be changed and solved again. */
  readonly keep: (model: LinearModel) => KeptModel;
}

/** A relaxed model that stays in the solver: each solve goes on from the last one. Must be closed after use. */
export interface KeptModel {
  /** Solves the model as it stands; `relax`, `start` and the options of whole-number search are without effect. */
  readonly solve: (options?: SolveOptions) => LinearSolution;
  /** Adds rows `lower <= sum of value × column`. */
  readonly addRows: (rows: readonly KeptRow[]) => void;
  /** Changes the bounds of some columns, in rising order. */
  readonly setBounds: (
    columns: readonly number[],
    lower: readonly number[],
    upper: readonly number[],
  ) => void;
  /** Frees its memory. */
  readonly close: () => void;
}

/** A row to add to a {@link KeptModel}. */
export interface KeptRow {
  readonly lower: number;
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

// Compiling the WebAssembly takes most of a second, so one instance is kept for the life of the process.
let warm: Promise<LinearSolver> | undefined;

/**
 * Loads HiGHS (WebAssembly) at the first call and hands out the same warm instance from then on. Works in Node, in
 * browsers and in workers. Solving blocks its thread: use a worker where a page must stay responsive.
 *
 * @throws StaffcastError with code `unavailable` when the solver cannot be loaded.
 * @example
 * ```ts
 * import { loadSolver } from 'staffcast/optimize';
 * (await loadSolver()).name; // 'HiGHS'
 * ```
 */
export function loadSolver(assets: SolverAssets = {}): Promise<LinearSolver> {
  warm ??= load(assets).catch((cause: unknown) => {
    warm = undefined;
    throw new StaffcastError({
      code: 'unavailable',
      where: 'loadSolver',
      path: 'highs',
      value: cause instanceof Error ? cause.message : String(cause),
      must: 'be loadable',
      maybe:
        'the package "highs" is not installed, or highs.wasm is not served: give `locateFile` or `wasmBinary`',
    });
  });
  return warm;
}

async function load(assets: SolverAssets): Promise<LinearSolver> {
  const { default: loader } = await import('highs');
  const highs = await loader(assets as InitOptions);
  return {
    name: 'HiGHS',
    solve: (model, options = {}) => solveWith(highs, model, options),
    keep: (model) => keepWith(highs, model),
  };
}

function keepWith(highs: Highs, model: LinearModel): KeptModel {
  const native = highs.createModel(modelData(highs, model, false));
  return {
    solve(options = {}) {
      // The solver's clock runs on from one solve of a model to the next.
      const before = native.getRunTime();
      const { cutoff = 1e30, timeLimitSeconds = 1e9 } = options;
      const limits = { cutoff, timeLimitSeconds: before + timeLimitSeconds };
      native.options.set({ solver: 'choose', ...nativeOptions({ ...options, ...limits, relax: true }) });
      native.run(callbacks(highs, options, false));
      const solution = readSolution(highs, native, false);
      return { ...solution, seconds: solution.seconds - before };
    },
    addRows(rows) {
      if (rows.length === 0) return;
      const starts = [0];
      for (const { columns } of rows) starts.push(starts[starts.length - 1]! + columns.length);
      native.addRows({
        lower: Float64Array.from(rows, ({ lower }) => lower),
        upper: new Float64Array(rows.length).fill(Infinity),
        matrix: {
          format: 'csr',
          numRows: rows.length,
          numCols: model.columns,
          starts: Int32Array.from(starts),
          indices: Int32Array.from(rows.flatMap(({ columns }) => columns)),
          values: Float64Array.from(rows.flatMap(({ values }) => values)),
        },
      });
    },
    setBounds(columns, lower, upper) {
      const selection = { kind: 'set', indices: Int32Array.from(columns) } as const;
      native.changeColsBounds(selection, Float64Array.from(lower), Float64Array.from(upper));
    },
    close: () => native.dispose(),
  };
}

function solveWith(highs: Highs, model: LinearModel, options: SolveOptions): LinearSolution {
  if (model.columns === 0) return solveEmpty(model);
  const whole = !options.relax && model.integer.includes(true);
  const native = highs.createModel(modelData(highs, model, whole));
  try {
    native.options.set(nativeOptions(options));
    if (options.start && whole) native.setSolution({ colValue: Float64Array.from(options.start) });
    native.run(callbacks(highs, options, whole));
    if (native.getModelStatus() === highs.constants.modelStatus.unboundedOrInfeasible) {
      // Presolve can leave it open which of the two it is.
      native.options.set('presolve', 'off');
      native.run();
    }
    return readSolution(highs, native, whole);
  } finally {
    native.dispose();
  }
}

/** Without columns every row sums to zero. */
function solveEmpty(model: LinearModel): LinearSolution {
  const broken = model.rowLower.some((low, row) => low > 0 || model.rowUpper[row]! < 0);
  return {
    status: broken ? 'infeasible' : 'optimal',
    objective: broken ? null : model.offset,
    bound: broken ? null : model.offset,
    values: new Float64Array(0),
    rowPrices: new Float64Array(broken ? 0 : model.rows),
    seconds: 0,
    nodes: 0,
  };
}

function modelData(highs: Highs, model: LinearModel, whole: boolean): ModelData {
  const { continuous, integer } = highs.constants.variableType;
  return {
    numCols: model.columns,
    numRows: model.rows,
    offset: model.offset,
    colCost: Float64Array.from(model.cost),
    colLower: Float64Array.from(model.lower),
    colUpper: Float64Array.from(model.upper),
    rowLower: Float64Array.from(model.rowLower),
    rowUpper: Float64Array.from(model.rowUpper),
    matrix: {
      format: 'csr',
      numRows: model.rows,
      numCols: model.columns,
      starts: Int32Array.from(model.starts),
      indices: Int32Array.from(model.indices),
      values: Float64Array.from(model.values),
    },
    ...(whole ? { integrality: model.integer.map((is) => (is ? integer : continuous)) } : {}),
  };
}

function nativeOptions(options: SolveOptions): Record<string, string | number | boolean> {
  return {
    output_flag: false,
    random_seed: 0,
    mip_rel_gap: options.gap ?? 0,
    mip_abs_gap: 1e-7,
    ...(options.relaxedBy === 'interiorPoint' ? { mip_lp_solver: 'ipm' } : {}),
    ...(options.relax && options.relaxedBy === 'interiorPoint' ? { solver: 'ipm' } : {}),
    ...(options.cutoff === undefined ? {} : { objective_bound: options.cutoff }),
    ...(options.nodeLimit === undefined ? {} : { mip_max_nodes: options.nodeLimit }),
    ...(options.timeLimitSeconds === undefined ? {} : { time_limit: options.timeLimitSeconds }),
  };
}

function callbacks(highs: Highs, options: SolveOptions, whole: boolean): HighsCallbackMap {
  const { signal, onProgress } = options;
  if (!signal && !onProgress) return {};
  const { ipmInterrupt, mipInterrupt, simplexInterrupt } = highs.constants.callbackType;
  let reported = 0;
  const relaxed = (event: RelaxedEvent): undefined => {
    const { running_time = 0 } = event.data;
    // These come at every iteration.
    if (!whole && running_time >= reported + 0.2) {
      reported = running_time;
      onProgress?.({ seconds: running_time, objective: null, bound: null, nodes: 0 });
    }
    if (signal?.aborted) event.interrupt();
  };
  return {
    [simplexInterrupt]: relaxed,
    [ipmInterrupt]: relaxed,
    // The logging channel is silent while the solver prints nothing; this one is called about as often.
    [mipInterrupt](event): undefined {
      if (whole) onProgress?.(progressOf(event.data));
      if (signal?.aborted) event.interrupt();
    },
  };
}

interface RelaxedEvent {
  readonly data: CallbackData;
  readonly interrupt: () => void;
}

function progressOf(data: CallbackData): SolverProgress {
  return {
    seconds: data.running_time ?? 0,
    objective: finiteOrNull(data.mip_primal_bound),
    bound: finiteOrNull(data.mip_dual_bound),
    nodes: Number(data.mip_node_count ?? 0),
  };
}

function readSolution(highs: Highs, native: Model, whole: boolean): LinearSolution {
  const statuses = highs.constants.modelStatus;
  const status = native.getModelStatus();
  // A primal solution status of 2 means feasible.
  const none: number[] = [statuses.infeasible, statuses.unbounded];
  const found = native.info.get('primal_solution_status') === 2 && !none.includes(status);
  const solution = found ? native.getSolution() : undefined;
  const optimal = status === statuses.optimal;
  const objective = found ? native.getObjectiveValue() : null;
  const lpBound = optimal ? objective : null;
  return {
    status: statusName(status, statuses, found),
    objective,
    bound: whole ? finiteOrNull(Number(native.info.get('mip_dual_bound'))) : lpBound,
    values: solution?.colValue ?? new Float64Array(0),
    rowPrices: !whole && solution ? solution.rowDual : new Float64Array(0),
    seconds: native.getRunTime(),
    nodes: whole ? Math.max(0, Number(native.info.get('mip_node_count'))) : 0,
  };
}

function statusName(status: number, names: Highs['constants']['modelStatus'], found: boolean): LinearStatus {
  if (status === names.optimal || status === names.empty) return 'optimal';
  if (status === names.infeasible) return 'infeasible';
  if (status === names.unbounded) return 'unbounded';
  const { interrupted, iterationLimit, objectiveBound, solutionLimit, timeLimit } = names;
  const limits: number[] = [timeLimit, iterationLimit, objectiveBound, solutionLimit, interrupted];
  if (found) return 'feasible';
  return limits.includes(status) ? 'stopped' : 'failed';
}

/** HiGHS writes "no value yet" as an infinity or as a number beyond 1e29. */
function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Math.abs(value) < 1e29 ? value : null;
}
