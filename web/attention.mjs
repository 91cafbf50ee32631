// Multi-head self-attention for any page and for Node.js >= 18: the loader of attention.wasm.
// What every call takes, returns and refuses is described in attention.d.ts.

// attention::Status in src/attention/multi_head.h, by value.
const [OK, BAD_SHAPE, BAD_TEMPERATURE, NOT_FINITE, OVERFLOW, OUT_OF_MEMORY] = [0, 1, 2, 3, 4, 5];
/** @type {Record<number, string>} */
const REFUSALS = {
  [BAD_SHAPE]: 'Arrays of this size cannot be indexed; use fewer tokens or a smaller layer.',
  [BAD_TEMPERATURE]: 'A temperature must be a finite number above 0.',
  [NOT_FINITE]: 'Every number must be finite.',
  [OVERFLOW]: 'The numbers are so large that a result is beyond float32 (3.4e38); scale them down.',
  [OUT_OF_MEMORY]: 'There is not enough memory for arrays of this size.',
};

// attention-relaxed.wasm exists where the compiler knows relaxed SIMD; the build says so here.
const HAS_RELAXED = false;

/** @typedef {import('./attention.d.ts').AttentionOptions} Options */
/** @typedef {import('./attention.d.ts').MultiHead} Contract */

/** @type {typeof import('./attention.d.ts').default} */
export default async function createAttention({ wasm } = {}) {
  const module = await compile(wasm ?? new URL(bestBuild(), import.meta.url));
  const instance = await WebAssembly.instantiate(module, hostFunctions(module));
  const exports = /** @type {any} */ (instance.exports);
  exports._initialize();
  return { multiHead: (description) => new MultiHead(exports, description) };
}

// The fastest of the builds that this host can run.
function bestBuild() {
  if (HAS_RELAXED && canRun([0x80, 0x02])) return 'attention-relaxed.wasm'; // relaxed swizzle
  return canRun([0x6e]) ? 'attention.wasm' : 'attention-scalar.wasm'; // i8x16.add
}

// Whether a host accepts a function of one SIMD instruction that takes two vectors.
function canRun(instruction) {
  const zeros = [0x41, 0, 0xfd, 0x0f]; // i32.const 0, i8x16.splat
  const body = [0, ...zeros, ...zeros, 0xfd, ...instruction, 0x0b];
  return WebAssembly.validate(Uint8Array.of(
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    1, 5, 1, 0x60, 0, 1, 0x7b, // a function type: nothing → v128
    3, 2, 1, 0,
    10, body.length + 2, 1, body.length, ...body));
}

/**
 * @type {(wasm: BufferSource | string | URL | WebAssembly.Module) => Promise<WebAssembly.Module>}
 */
async function compile(wasm) {
  if (wasm instanceof WebAssembly.Module) return wasm;
  if (typeof wasm !== 'string' && !(wasm instanceof URL)) return WebAssembly.compile(wasm);

  const url = new URL(wasm, import.meta.url);
  if (url.protocol === 'file:' && globalThis.process?.versions?.node) {
    const fs = await import(/* webpackIgnore: true */ /* @vite-ignore */ 'node:fs/promises');
    return WebAssembly.compile(await fs.readFile(url));
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be loaded: HTTP status ${response.status}.`);
  // Streaming refuses every other type, and not every static host knows this one.
  return response.headers.get('Content-Type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

// The core asks nothing of its host. What its C library imports differs between compilers and is
// answered with WASI's "not supported"; only the request to stop is obeyed.
/** @type {(module: WebAssembly.Module) => WebAssembly.Imports} */
function hostFunctions(module) {
  /** @type {Record<string, Record<string, () => number>>} */
  const functions = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (kind !== 'function') continue;
    (functions[from] ??= {})[name] = () => {
      if (name === 'proc_exit') throw new Error('The attention core stopped.');
      return 52;
    };
  }
  return functions;
}

/** @type {any} */
const NOTHING = Object.freeze({});

// A block of the core's memory for what goes in; kept, so that a repeated call allocates nothing.
class Block {
  #core;
  #capacity = 0;
  start = 0;

  constructor(core) {
    this.#core = core;
  }

  reserve(bytes) {
    if (bytes <= this.#capacity) return;
    this.release();
    // Half of what 32 bits can address; beyond that the number would wrap around.
    this.start = bytes < 2 ** 31 ? this.#core.allocate(bytes) >>> 0 : 0;
    if (this.start === 0) refuse(OUT_OF_MEMORY);
    this.#capacity = bytes;
  }

  // Copies arrays into it; returns by name where each of them is there.
  store(arrays) {
    const list = Object.entries(arrays);
    const padded = (values) => Math.ceil(values.byteLength / 4) * 4;
    this.reserve(list.reduce((sum, [, values]) => sum + padded(values), 0));
    const at = {};
    let next = this.start;
    for (const [name, values] of list) {
      // A fresh view each time: memory that has grown is another buffer.
      new values.constructor(this.#core.memory.buffer, next, values.length).set(values);
      at[name] = next;
      next += padded(values);
    }
    return at;
  }

  release() {
    this.#core.release(this.start);
    this.start = 0;
    this.#capacity = 0;
  }
}

/** @implements {Contract} */
class MultiHead {
  #core;
  #layer = 0;
  #input;
  #bias; // one of its own: rows and updates need it after the call
  // All of the core's memory. When that has grown, its views are empty and are made again; to look
  // at their length is far quicker than to ask for the memory's buffer.
  #memory = new Float32Array(0);
  // Views that were handed out, by name: the same one while the memory and the place are the same.
  /** @type {Record<string, any>} */
  #views = { output: {}, weights: {}, concat: {} };
  #latest = NOTHING; // those of the latest call, if that was a plain forward with views
  #tokens = 0;

  constructor(core, { dModel, heads, wq, wk, wv, wo }) {
    checkSize('dModel', dModel);
    checkSize('heads', heads);
    const given = toFloatsEach({ wq, wk, wv, wo });
    const dK = given.wq.length / (dModel * heads);
    if (!Number.isInteger(dK) || dK < 1) {
      const unit = `dModel * heads = ${dModel} * ${heads}`;
      throw new RangeError(`wq must have a multiple of ${unit} entries, found ${given.wq.length}.`);
    }
    for (const [name, values] of Object.entries(given)) {
      checkLength(name, values, 'dModel * heads * dK', [dModel, heads, dK]);
    }

    this.#core = core;
    this.#input = new Block(core);
    this.#bias = new Block(core);
    this.dModel = dModel;
    this.heads = heads;
    this.dK = dK;
    Object.freeze(this);
    try {
      this.#layer = core.layer_create();
      if (this.#layer === 0) refuse(OUT_OF_MEMORY);
      const at = this.#input.store(given);
      refuse(
        core.layer_configure(this.#layer, dModel, heads, dK, at.wq, at.wk, at.wv, at.wo), given);
      this.#input.release(); // the layer has its own copy
    } catch (error) {
      this.delete();
      throw error;
    }
  }

  /** @type {Contract['forward']} */
  forward(x, options = NOTHING) {
    this.#checkAlive();
    const {
      tokens = x?.length / this.dModel, temperature = 1, keepWeights = true, views = false,
    } = options;
    const plain = x instanceof Float32Array && options.headTemperatures == null &&
      options.bias == null && options.mask == null;
    if (!plain || !Number.isInteger(tokens) || tokens < 1 || tokens * this.dModel !== x.length) {
      this.#begin(x, options);
      this.#advance(Infinity);
      return this.results(options);
    }
    // What nearly every call is, without the lists of names.
    checkTemperature('temperature', temperature);
    this.#input.reserve(x.byteLength);
    this.#floats().set(x, this.#input.start / 4);
    const status = this.#core.layer_forward(
      this.#layer, this.#input.start, tokens, temperature, keepWeights ? 1 : 0);
    if (status !== OK) this.#refuse(status, { x });
    const { output, weights } = this.#latest;
    if (views && keepWeights === (weights !== null) && output?.length > 0 &&
        tokens === this.#tokens) {
      return { output, weights }; // the core moves nothing between two calls of one size
    }
    this.#tokens = tokens;
    const results = this.results(options);
    this.#latest = views ? results : NOTHING;
    return results;
  }

  *steps(x, options = NOTHING) {
    const { rows = 256 } = options;
    checkSize('rows', rows);
    this.#begin(x, options);
    let done = 0;
    do {
      done = this.#advance(rows);
      yield done;
      this.#checkAlive();
    } while (done < 1);
    return this.results(options);
  }

  /** @type {Contract['attend']} */
  attend({ q, k, v }, options = NOTHING) {
    this.#checkAlive();
    this.#start('layer_begin_attend', toFloatsEach({ q, k, v }), this.#wide(), options);
    this.#advance(Infinity);
    const size = this.#tokens * this.heads * this.dK;
    const concat = this.#result('concat', this.#core.layer_concat(this.#layer), size, options.views);
    return { ...this.results(options), concat };
  }

  /** @type {Contract['results']} */
  results({ views = false } = /** @type {Options} */ (NOTHING)) {
    this.#checkAlive();
    const core = this.#core;
    const output = core.layer_output(this.#layer);
    if (output === 0) throw new TypeError('This layer has no results yet.');
    const weights = core.layer_weights(this.#layer);
    const squares = this.heads * this.#tokens * this.#tokens;
    return {
      output: this.#result('output', output, this.#tokens * this.dModel, views),
      weights: weights === 0 ? null : this.#result('weights', weights, squares, views),
    };
  }

  /** @type {Contract['row']} */
  row(token) {
    this.#checkToken(token);
    const [weights, concat] = [this.heads * this.#tokens, this.heads * this.dK];
    this.#input.reserve(4 * (weights + concat));
    const at = this.#input.start;
    refuse(this.#core.layer_row(this.#layer, token, at, at + 4 * weights));
    return {
      weights: this.#floats().slice(at / 4, at / 4 + weights),
      concat: this.#floats().slice(at / 4 + weights, at / 4 + weights + concat),
    };
  }

  /** @type {Contract['updateQuery']} */
  updateQuery(token, q) {
    this.#update(token, 'layer_update_query', toFloatsEach({ q }));
  }

  /** @type {Contract['updateKeyValue']} */
  updateKeyValue(token, k, v) {
    this.#update(token, 'layer_update_key_value', toFloatsEach({ k, v }));
  }

  delete() {
    if (this.#layer === 0) return;
    this.#input.release();
    this.#bias.release();
    this.#core.layer_delete(this.#layer);
    this.#layer = 0;
  }

  #checkAlive() {
    if (this.#layer === 0) throw new TypeError('This layer was deleted; make another one.');
  }

  #checkToken(token) {
    this.#checkAlive();
    if (!Number.isInteger(token) || token < 0 || token >= this.#tokens) {
      const range = this.#tokens > 0 ? `from 0 to ${this.#tokens - 1}` : 'of an earlier call';
      throw new RangeError(`token must be a whole number ${range}, found ${describe(token)}.`);
    }
  }

  #wide() {
    return { names: 'heads * dK', sizes: [this.heads, this.dK] };
  }

  #begin(x, options) {
    this.#checkAlive();
    const row = { names: 'dModel', sizes: [this.dModel] };
    this.#start('layer_begin', toFloatsEach({ x }), row, options);
  }

  // Calls one of the core's entry points. `row` says what one token takes in each of the arrays.
  #start(entry, given, row, options) {
    this.#latest = NOTHING;
    const tokens = countTokens(given, row, options.tokens);
    const { temperature = 1, keepWeights = true } = options;
    checkTemperature('temperature', temperature);
    const { bias, ...others } = optionalArrays(options, this.heads, tokens);
    const at = this.#input.store({ ...given, ...others });
    if (bias !== undefined) Object.assign(at, this.#bias.store({ bias }));
    const status = this.#core[entry](
      this.#layer, ...Object.keys(given).map((name) => at[name]), tokens, temperature,
      at.headTemperatures ?? 0, at.bias ?? 0, at.mask ?? 0, keepWeights ? 1 : 0);
    if (status !== OK) this.#refuse(status, { ...given, ...others, bias });
    this.#tokens = tokens;
  }

  #advance(rows) {
    const status = this.#core.layer_advance(this.#layer, rows);
    if (status !== OK) this.#refuse(status);
    return this.#core.layer_done(this.#layer);
  }

  #update(token, entry, given) {
    this.#checkToken(token);
    const { names, sizes } = this.#wide();
    for (const [name, values] of Object.entries(given)) checkLength(name, values, names, sizes);
    const at = this.#input.store(given);
    const status = this.#core[entry](this.#layer, token, ...Object.values(at));
    if (status === BAD_SHAPE) throw new TypeError('This layer has no results yet.');
    this.#refuse(status, given);
  }

  // After some refusals the results of the call before are still there, after others there are none.
  #refuse(status, arrays) {
    this.#latest = NOTHING;
    this.#tokens = this.#core.layer_tokens(this.#layer);
    refuse(status, arrays);
  }

  #floats() {
    if (this.#memory.length === 0) this.#memory = new Float32Array(this.#core.memory.buffer);
    return this.#memory;
  }

  #result(name, address, count, views) {
    const at = address >>> 0;
    if (!views) return this.#floats().slice(at / 4, at / 4 + count);
    const known = this.#views[name];
    if (known.at !== at || known.view.length !== count) {
      this.#views[name] = { at, view: new Float32Array(this.#core.memory.buffer, at, count) };
    }
    return this.#views[name].view;
  }
}

function countTokens(given, row, tokens) {
  const [name, values] = Object.entries(given)[0];
  const count = tokens ?? values.length / product(row.sizes);
  if (tokens !== undefined) {
    checkSize('tokens', tokens);
  } else if (!Number.isInteger(count) || count < 1) {
    const unit = `${row.names} = ${row.sizes.join(' * ')}`;
    throw new RangeError(
      `${name} must have a multiple of ${unit} entries, found ${values.length}.`);
  }
  for (const [each, array] of Object.entries(given)) {
    checkLength(each, array, `tokens * ${row.names}`, [count, ...row.sizes]);
  }
  return count;
}

/** @type {(options: Options, heads: number, tokens: number) => Record<string, any>} */
function optionalArrays({ headTemperatures, bias, mask }, heads, tokens) {
  /** @type {Record<string, any>} */
  const arrays = {};
  if (headTemperatures != null) {
    arrays.headTemperatures = toFloats('headTemperatures', headTemperatures);
    checkLength('headTemperatures', arrays.headTemperatures, 'heads', [heads]);
    arrays.headTemperatures.forEach((value, head) => {
      checkTemperature(`headTemperatures[${head}]`, value);
    });
  }
  if (bias != null) {
    arrays.bias = toFloats('bias', bias);
    checkLength('bias', arrays.bias, 'heads * tokens * tokens', [heads, tokens, tokens]);
  }
  if (mask != null) {
    if (!Array.isArray(mask) && !ArrayBuffer.isView(mask)) {
      throw new TypeError(`mask must be an array of booleans, found ${describe(mask)}.`);
    }
    arrays.mask = Uint8Array.from(/** @type {any} */ (mask), /** @type {any} */ (Boolean));
    checkLength('mask', arrays.mask, 'tokens', [tokens]);
  }
  return arrays;
}

const product = (sizes) => sizes.reduce((result, size) => result * size, 1);

function describe(value) {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return `an object of type ${value.constructor?.name}`;
}

function checkSize(name, value) {
  if (!Number.isInteger(value) || value < 1 || value >= 2 ** 31) {
    const Kind = typeof value === 'number' ? RangeError : TypeError;
    throw new Kind(`${name} must be a whole number above 0, found ${describe(value)}.`);
  }
}

function checkLength(name, values, names, sizes) {
  const count = product(sizes);
  if (values.length === count) return;
  const meaning = `${names} = ${sizes.join(' * ')}`;
  throw new RangeError(`${name} must have ${count} entries (${meaning}), found ${values.length}.`);
}

// As the core's float, in which 1e-50 is 0 and 1e50 is infinite.
function checkTemperature(name, value) {
  const float = Math.fround(value);
  if (typeof value !== 'number' || !(float > 0 && float < Infinity)) {
    const Kind = typeof value === 'number' ? RangeError : TypeError;
    throw new Kind(`${name} must be a finite number above 0, found ${describe(value)}.`);
  }
}

function toFloatsEach(arrays) {
  return Object.fromEntries(
    Object.entries(arrays).map(([name, values]) => [name, toFloats(name, values)]));
}

/** @type {(name: string, values: any) => Float32Array} */
function toFloats(name, values) {
  if (values instanceof Float32Array) return values;
  if (ArrayBuffer.isView(values)) return Float32Array.from(/** @type {any} */ (values));
  if (!Array.isArray(values)) {
    throw new TypeError(
      `${name} must be a Float32Array or an array of numbers, found ${describe(values)}.`);
  }
  const at = values.findIndex((value) => typeof value !== 'number');
  if (at >= 0) {
    throw new TypeError(`${name}[${at}] must be a number, found ${describe(values[at])}.`);
  }
  return Float32Array.from(values);
}

// Throws what a status of the core means; arrays by name, to point at the number at fault.
/** @type {(status: number, arrays?: Record<string, any>) => void} */
function refuse(status, arrays = {}) {
  if (status === OK) return;
  if (status === NOT_FINITE) {
    for (const [name, values] of Object.entries(arrays)) {
      const at = values?.findIndex((value) => !Number.isFinite(value));
      if (!(at >= 0)) continue;
      throw new RangeError(`${name}[${at}] must be finite as a float32, found ${values[at]}.`);
    }
  }
  throw new RangeError(REFUSALS[status]);
}
