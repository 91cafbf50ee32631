// The tables that tests/bench/run prints.
import { describeShape } from './results.mjs';
import { SHAPES, VARIANTS } from './shapes.mjs';
import { kilobytes, significant, table, time } from './table.mjs';

const NAMES = {
  'wasm-node': {
    ours: 'Heads-Up', eigen: 'plain Eigen', ort: 'onnxruntime-web', tfjs: 'tfjs-wasm',
  },
  native: { ours: 'Heads-Up', eigen: 'plain Eigen', ort: 'onnxruntime' },
};
NAMES['wasm-chromium'] = NAMES['wasm-node'];
const nameOf = ({ environment, contender, candidate }) => {
  const name = NAMES[environment][contender];
  return contender === 'ort' ? `${name} (${candidate})` : name;
};
const giga = (value) => significant(value / 1e9);
const percent = (value) => `${value.toFixed(0)} %`;

export function ratesTable(rates) {
  const rows = [['one core', 'SIMD', 'GFLOP/s', 'Gexp/s', 'stores, large', 'own: tiny', 'medium',
                 'large']];
  for (const [environment, { instructions, best, median }] of Object.entries(rates)) {
    for (const [label, of] of [['best', best], ['median', median]]) {
      rows.push([
        `${environment}, ${label}`, instructions, giga(of.flops), giga(of.exps),
        `${giga(of.stores)} GB/s`,
        ...Object.keys(SHAPES).map((shape) =>
          of.storesOwn[shape] ? `${giga(of.storesOwn[shape])} GB/s` : '–'),
      ]);
    }
  }
  return table(rows, 'llrrrrrr');
}

export function shapeTables(rows) {
  const texts = [];
  for (const shape of Object.values(SHAPES)) {
    const found = rows.filter((row) => row.shape === shape.name);
    if (found.length === 0) continue;
    const lines = [
      ['', '', '', 'median', 'min', '× ours', '(min)', 'GFLOP/s', 'of floor', '(min)']];
    for (const row of found) {
      lines.push([
        row.environment, VARIANTS[row.variant], nameOf(row), time(row.median), time(row.min),
        row.ratio === null ? '–' : row.ratio.toFixed(2),
        row.ratio_min === null ? '–' : row.ratio_min.toFixed(2),
        significant(row.gflops), percent(row.floor_percent), percent(row.floor_percent_min),
      ]);
    }
    texts.push(`${describeShape(shape)}\n${table(lines, 'lllrrrrrrr')}`);
  }
  return texts.join('\n\n');
}

export function targetsTable(compared) {
  const rows = [['', '', '', 'target', 'found', '(min)', '']];
  for (const each of compared) {
    const isRatio = each.kind === 'ratio';
    const show = isRatio ? (value) => `${value.toFixed(2)} ×` : percent;
    rows.push([
      each.environment, `${each.shape} ${VARIANTS[each.variant]}`,
      isRatio ? `against ${nameOf({ ...each, contender: each.who })}` : 'of the floor',
      show(each.target), show(each.found), show(each.found_min), each.met ? 'yes' : 'no',
    ]);
  }
  return table(rows, 'lllrrrl');
}

export const failuresText = (summaries) => summaries.filter(({ failure }) => failure)
  .map((each) => `${each.environment} ${each.shape} ${VARIANTS[each.variant]} `
    + `${nameOf(each)}: ${each.failure}`)
  .join('\n');

export function frameTable(frames) {
  const rows = [['people', 'view', 'zoom', 'strands', 'layout', 'views', 'scene', 'copy', 'frame']];
  const ms = (value) => `${value.toFixed(3)} ms`;
  for (const each of frames) {
    rows.push([
      String(each.people), each.view, String(each.zoom), String(each.strands), ms(each.layout_ms),
      ms(each.views_ms), ms(each.scene_ms), ms(each.copy_ms), ms(each.frame_ms),
    ]);
  }
  return table(rows, 'rlrrrrrrr');
}

export function responseTable(responses) {
  const rows = [['people', 'action', 'weights and texts', 'until drawn']];
  const ms = (value) => `${value.toFixed(2)} ms`;
  for (const each of responses) {
    rows.push([
      String(each.people), each.action, ms(each.weights_and_texts_ms), ms(each.until_drawn_ms),
    ]);
  }
  return table(rows, 'rlrr');
}

export function pointingTable(pointings) {
  const rows = [['facets a head', 'answered', 'until drawn']];
  for (const { facets, answered_us, until_drawn_ms } of pointings) {
    rows.push([String(facets), `${answered_us.toFixed(1)} µs`, `${until_drawn_ms.toFixed(2)} ms`]);
  }
  return table(rows, 'rrr');
}

const HISTORY_NAMES = {
  answer: 'headsup --incident', team: 'headsup --report team', page: 'Chromium, opening the file',
  count: 'awk: commits and lines per author', shortlog: 'git shortlog -sn, without files',
};

export function historyTable({ rows: measured }) {
  const rows = [['', 'median', 'min', '× answer', 'CPU', 'memory', 'longest task', 'limit']];
  const answer = measured.find(({ name }) => name === 'answer');
  const seconds = (value) => (value === null ? '–' : `${value.toFixed(2)} s`);
  for (const { name, wall, wall_min, cpu, mebibytes, longest_task_ms, limit } of measured) {
    const limits = limit && [`${limit.seconds} s`, limit.mebibytes && `${limit.mebibytes} MiB`];
    rows.push([
      HISTORY_NAMES[name], seconds(wall), seconds(wall_min), (wall / answer.wall).toFixed(2),
      seconds(cpu), mebibytes === null ? '–' : `${mebibytes.toFixed(0)} MiB`,
      longest_task_ms === null ? '–' : `${longest_task_ms.toFixed(0)} ms`,
      limits ? limits.filter(Boolean).join(', ') : '–',
    ]);
  }
  return table(rows, 'lrrrrrrr');
}

export function pageResponseTable(responses) {
  const rows = [['people', 'action', 'call', 'frame', 'both']];
  const ms = (value) => `${value.toFixed(1)} ms`;
  for (const { people, action, call_ms, frame_ms, whole_ms } of responses) {
    rows.push([String(people), action, ms(call_ms), ms(frame_ms), ms(whole_ms)]);
  }
  return table(rows, 'rlrrr');
}

export function weightTable({ files, before_first_frame_brotli, ready_brotli, attention_brotli }) {
  const rows = [['file', 'raw', 'brotli', 'asked for until']];
  for (const { file, raw, brotli, asked } of files) {
    rows.push([file, kilobytes(raw), kilobytes(brotli), asked ?? '']);
  }
  return `${table(rows, 'lrrl')}\nBefore the first frame ${kilobytes(before_first_frame_brotli)}, until `
    + `ready ${kilobytes(ready_brotli)}, the attention module alone ${kilobytes(attention_brotli)} (brotli).`;
}

export function firstFrameTable({ pages, ratio, ratio_min }) {
  const rows = [['from navigation to', 'median', 'min']];
  for (const { name, median, min } of pages) rows.push([name, time(median), time(min)]);
  return `${table(rows, 'lrr')}\nThe first frame takes ${ratio.toFixed(2)} times (least times: `
    + `${ratio_min.toFixed(2)}) as long as the bare page's.`;
}
