// What the core is meant to reach, beside what it did. Nothing fails here: a machine is not a test.
import { SHAPES } from './shapes.mjs';

const WASM = ['wasm-node', 'wasm-chromium'];
const ALL = Object.keys(SHAPES);

const against = (environments, who, variant, shapes, target) =>
  environments.flatMap((environment) => shapes.map((shape) =>
    ({ kind: 'ratio', environment, who, variant, shape, target })));
const floor = (environments, variant, shapes, target) =>
  environments.flatMap((environment) => shapes.map((shape) =>
    ({ kind: 'floor', environment, variant, shape, target })));

// With weights onnxruntime is its plain graph; its best, should that be another one, has lines of
// its own.
const PLAIN = [
  ...against(WASM, 'ort', 'w', ['tiny'], 6),
  ...against(['wasm-node'], 'ort', 'w', ['medium'], 1.6),
  ...against(['wasm-chromium'], 'ort', 'w', ['medium'], 4.5),
  ...against(WASM, 'ort', 'w', ['large'], 4.5),
  ...against(['native'], 'ort', 'w', ['tiny'], 4),
  ...against(['native'], 'ort', 'w', ['medium'], 1.0),
  ...against(['native'], 'ort', 'w', ['large'], 1.15),
];

export const TARGETS = [
  ...PLAIN.map((target) => ({ ...target, candidate: 'plain' })),
  ...PLAIN,
  ...against(WASM, 'ort', 's', ['medium', 'large'], 1.5),
  ...against(['native'], 'ort', 's', ['tiny'], 4),
  ...against(['native'], 'ort', 's', ['medium', 'large'], 1.0),
  ...against(WASM, 'eigen', 'w', ALL, 3),
  ...against(WASM, 'eigen', 's', ALL, 3),
  ...['w', 's'].flatMap((variant) => [
    ...floor(WASM, variant, ['tiny'], 65),
    ...floor(WASM, variant, ['medium', 'large'], 85),
  ]),
];

// rows: those of results.mjs. Targets whose rows were not measured are left out. `found` is from
// the medians, `found_min` from the least times.
export function compareWithTargets(rows, targets = TARGETS) {
  const row = ({ environment, shape, variant }, contender, candidate) =>
    rows.find((each) => each.environment === environment && each.shape === shape
      && each.variant === variant && each.contender === contender
      && (candidate ? each.candidate === candidate : each.best));
  return targets.flatMap((target) => {
    const ours = row(target, 'ours');
    const other = target.kind === 'ratio' ? row(target, target.who, target.candidate) : ours;
    if (!ours || !other) return [];
    if (target.who === 'ort' && !target.candidate && target.variant === 'w'
      && other.candidate === 'plain') {
      return [];  // said already
    }
    const [found, foundMin] = target.kind === 'ratio'
      ? [other.median / ours.median, other.min / ours.min]
      : [ours.floor_percent, ours.floor_percent_min];
    return [{
      ...target, candidate: other.candidate, found, found_min: foundMin, met: found >= target.target,
    }];
  });
}
