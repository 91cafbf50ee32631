// The house rules that a compiler does not check: which room may include which, and who may know
// what kind of machine this is.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src/', import.meta.url));

// A room may include itself and all that stands below it. Rooms of one floor do not know one
// another. The rooms inside src/app are rooms like the others.
const floors = [
  ['main'],
  ['platform', 'gpu', 'ui'],
  ['app/api'],
  ['app/tour', 'app/link', 'app/save', 'app/export'],
  ['app/explain'],
  ['app/editor'],
  ['app/graph'],
  ['app/content'],
  ['app/core'],
  ['analysis'],
  ['history'],
  ['team'],
  ['attention', 'texts'],
  ['base'],
];
const rooms = floors.flat();
const floorOf = (room) => floors.findIndex((floor) => floor.includes(room));
// What is needed of each other on one floor: a link and saved work restore the tour as well.
const neighbours = ['app/link → app/tour', 'app/save → app/tour'];
const mayInclude = (from, to) =>
  from === to || floorOf(from) < floorOf(to) || neighbours.includes(`${from} → ${to}`);

// 'app/core/state.h' → 'app/core', 'team/team.h' → 'team'
const roomOf = (path) => path.split('/').slice(0, path.startsWith('app/') ? 2 : 1).join('/');

const windowing = /\b(glfw\w*|GLFW\w*|imgui_impl_glfw|emscripten\w*|__EMSCRIPTEN\w*__|EM_JS|EM_ASM\w*|EMSCRIPTEN_\w+)\b/;

// What src/attention may take from outside: Eigen and the C++ standard library, whose headers
// have no dot and no slash.
const allowedInAttention = /^(Eigen\/\w+|[a-z_]+)$/;
// The one file that knows instruction sets.
const vectors = 'attention/kernels/vector.h';
const intrinsics = /^(immintrin|wasm_simd128)\.h$/;

// All of W_Q, W_K, W_V and W_O, F × 3F numbers each: who sets up a layer, once a team.
const dense = /\bprojections\(/;
const setsUpLayers = ['team/matrices.h', 'team/matrices.cpp', 'analysis/reading.cpp',
  'analysis/forward_task.cpp'];
// The square root that scores are divided by is one function's (analysis/scores.h).
const root = /\bsqrt\([^;]*\b(d_k|facet_count|width)\b/;
const dividesScores = /^(attention\/|analysis\/scores\.cpp$)/;

const withoutComments = (text) =>
  text.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[^:"])\/\/.*$/gm, '$1');

// The rules that a file breaks, as sentences.
function faults(path, text) {
  const room = roomOf(path);
  const found = [];
  withoutComments(text).split('\n').forEach((line, index) => {
    const at = `src/${path}:${index + 1}`;
    const include = line.match(/^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)/);
    const header = include?.[1] ?? include?.[2];
    const target = header && roomOf(header);
    if (header?.includes('..')) {
      found.push(`${at}: include from src/ on, not ${header}`);
    } else if (header && rooms.includes(target) && header.includes('/') && !mayInclude(room, target)) {
      found.push(`${at}: ${room} must not include ${header}`);
    } else if (header && room === 'attention' && target !== 'attention' && !allowedInAttention.test(header) &&
        !(path === vectors && intrinsics.test(header))) {
      found.push(`${at}: attention is Eigen and the standard library only, not ${header}`);
    }
    if (dense.test(line) && !setsUpLayers.includes(path)) {
      found.push(`${at}: a few numbers of a projection are asked one by one (team/matrices.h)`);
    }
    if (root.test(line) && !dividesScores.test(path)) {
      found.push(`${at}: scores are computed in analysis/scores.h`);
    }
    const word = room !== 'platform' && line.match(windowing);
    if (word) found.push(`${at}: only platform may know ${word[0]}`);
  });
  return found;
}

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(h|cpp)$/.test(entry.name))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(src.length));

test('every source file is in a room of the house', () => {
  assert.ok(files.length > 0);
  assert.deepEqual(files.filter((file) => !rooms.includes(roomOf(file))), []);
});

test('includes follow the arrows and only platform knows the machine', () => {
  assert.deepEqual(files.flatMap((file) => faults(file, readFileSync(join(src, file), 'utf8'))), []);
});

// A number reads the same everywhere because one file prints it.
const prints = (path, text) => withoutComments(text).split('\n').flatMap((line, index) =>
  (/%[-+#0 ]*[\d*]*(\.[\d*]+)?[aefg]\b|\.(toFixed|toPrecision|toLocaleString)\(|Intl\.NumberFormat/i
    .test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));

test('only base/format prints fractions', () => {
  const web = fileURLToPath(new URL('../web/', import.meta.url));
  const scripts = readdirSync(web).filter((file) => file.endsWith('.mjs'));
  assert.deepEqual([
    ...files.filter((file) => file !== 'base/format.cpp')
      .flatMap((file) => prints(`src/${file}`, readFileSync(join(src, file), 'utf8'))),
    ...scripts.flatMap((file) => prints(`web/${file}`, readFileSync(join(web, file), 'utf8'))),
  ], []);
  for (const line of ['snprintf(text, sizeof text, "%.*f %%", 1, x);', 'text("%9.3g")', 'x.toFixed(1)']) {
    assert.equal(prints('a file', line).length, 1, line);
  }
});

const bad = {
  'an arrow upwards': ['team/team.cpp', '#include "analysis/reading.h"'],
  'an arrow upwards inside app': ['app/core/update.cpp', '#include "app/tour/tour.h"'],
  'an arrow sideways inside app': ['app/export/svg.cpp', '#include "app/tour/tour.h"'],
  'one way of keeping knows no other': ['app/save/work.cpp', '#include "app/link/link.h"'],
  'an arrow sideways': ['ui/draw.cpp', '  #  include <gpu/program.h>'],
  'a team knows no history': ['team/team.cpp', '#include "history/log_reader.h"'],
  'a history knows no question': ['history/evidence.cpp', '#include "analysis/reading.h"'],
  'base knows no language': ['base/format.cpp', '#include "texts/texts.h"'],
  'an arrow to main': ['app/core/state.h', '#include "main/frame.h"'],
  'a way around by ..': ['team/team.cpp', '#include "../analysis/reading.h"'],
  'GLFW outside platform': ['main/desktop.cpp', '#include <GLFW/glfw3.h>'],
  'a call of GLFW': ['ui/ui.cpp', 'glfwPollEvents();'],
  'a question for the compiler': ['gpu/program.cpp', '#ifdef __EMSCRIPTEN__'],
  'whole projections on a page': ['app/explain/ledger.cpp', 'team::projections(state.team()).wo;'],
  'a score of its own': ['app/tour/parts.cpp', 'const double root = std::sqrt(double(d_k));'],
  'intrinsics outside the vector type': ['attention/kernels/tiles.h', '#include <immintrin.h>'],
  'JSON in attention': ['attention/softmax.cpp', '#include <rapidjson/document.h>'],
};
for (const [name, [path, line]] of Object.entries(bad)) {
  test(`noticed: ${name}`, () => {
    const found = faults(path, `// one\n${line}\n`);
    assert.equal(found.length, 1, found.join('\n'));
    assert.match(found[0], new RegExp(`^src/${path}:2: `));
  });
}

const good = [
  ['main/frame.cpp', '#include "platform/platform.h"'],
  ['ui/ui.cpp', '#include "team/team.h"'],
  ['history/corpus.cpp', '#include "team/text.h"'],
  ['app/core/update.cpp', '#include "app/core/state.h"  // as GLFW does'],
  ['app/explain/rnn/run.cpp', '#include "app/content/document.h"'],
  ['app/api/ask.cpp', '#include "app/tour/tour.h"'],
  ['platform/web.cpp', '#include <emscripten.h>'],
  ['analysis/reading.cpp', 'const team::Matrices matrices = team::projections(team);'],
  ['analysis/scores.cpp', 'return std::sqrt(static_cast<double>(d_k));'],
  ['attention/softmax.cpp', '#include <Eigen/Core>'],
  ['attention/softmax.cpp', '#include <cmath>'],
  ['attention/kernels/vector.h', '#include <immintrin.h>'],
  ['attention/softmax.cpp', '#include "attention/softmax.h"'],
];
for (const [path, line] of good) {
  test(`allowed: ${line} in ${path}`, () => assert.deepEqual(faults(path, line), []));
}
