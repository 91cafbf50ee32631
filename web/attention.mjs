// Multi-head self-attention for any page and for Node.js >= 18: the loader of attention.wasm.
// What every call takes, returns and refuses is described in attention.d.ts.

// attention::Status in src/attention/multi_head.h, by value.
const [OK, BAD_SHAPE, BAD_TEMPERATURE, NOT_FINITE, OVERFLOW, OUT_OF_MEMORY] = [0, 1, 2, 3, 4, 5];
const REFUSALS = {
  [BAD_SHAPE]: 'Arrays of this size cannot be indexed; use fewer tokens or a smaller layer.',
  [BAD_TEMPERATURE]: 'A temperature must be a finite number above 0.',
  [NOT_FINITE]: 'Every number must be finite.',
  [OVERFLOW]: 'The numbers are so large that a result is beyond float32 (3.4e38); scale them down.',
  [OUT_OF_MEMORY]: 'There is not enough memory for arrays of this size.',
};

export default async function createAttention({ wasm } = {}) {
  const module = await compile(wasm ?? new URL('attention.wasm', import.meta.url));
  const { exports } = await WebAssembly.instantiate(module, hostFunctions(module));
  exports._initialize();
  return { multiHead: (description) => new MultiHead(exports, description) };
}

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
function hostFunctions(module) {
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

class MultiHead {
  #core;
  #layer = 0;
  // A block of the core's memory for what goes in; kept, so that a repeated call allocates nothing.
  #block = 0;
  #capacity = 0;

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
    this.dModel = dModel;
    this.heads = heads;
    this.dK = dK;
    Object.freeze(this);
    try {
      this.#layer = core.layer_create();
      if (this.#layer === 0) refuse(OUT_OF_MEMORY);
      const at = this.#store(given);
      refuse(
        core.layer_configure(this.#layer, dModel, heads, dK, at.wq, at.wk, at.wv, at.wo), given);
      this.#release(); // the layer has its own copy
    } catch (error) {
      this.delete();
      throw error;
    }
  }

  forward(x, options = {}) {
    this.#checkAlive();
    const row = { names: 'dModel', sizes: [this.dModel] };
    return this.#results(this.#run('layer_forward', toFloatsEach({ x }), row, options));
  }

  attend({ q, k, v }, options = {}) {
    this.#checkAlive();
    const row = { names: 'heads * dK', sizes: [this.heads, this.dK] };
    const tokens = this.#run('layer_attend', toFloatsEach({ q, k, v }), row, options);
    const concat = this.#copy(this.#core.layer_concat(this.#layer), tokens * product(row.sizes));
    return { ...this.#results(tokens), concat };
  }

  delete() {
    if (this.#layer === 0) return;
    this.#release();
    this.#core.layer_delete(this.#layer);
    this.#layer = 0;
  }

  #checkAlive() {
    if (this.#layer === 0) throw new TypeError('This layer was deleted; make another one.');
  }

  // Calls one of the core's two entry points; returns how many tokens the given arrays hold. `row`
  // says what one token takes in each of them.
  #run(entry, given, row, options) {
    const tokens = countTokens(given, row, options.tokens);
    const { temperature = 1, keepWeights = true } = options;
    checkTemperature('temperature', temperature);
    const arrays = { ...given, ...optionalArrays(options, this.heads, tokens) };
    const at = this.#store(arrays);
    const status = this.#core[entry](
      this.#layer, ...Object.keys(given).map((name) => at[name]), tokens, temperature,
      at.headTemperatures ?? 0, at.bias ?? 0, at.mask ?? 0, keepWeights ? 1 : 0);
    refuse(status, arrays);
    return tokens;
  }

  // Copies arrays into the core's memory; returns by name where each of them is there.
  #store(arrays) {
    const list = Object.entries(arrays);
    const padded = (values) => Math.ceil(values.byteLength / 4) * 4;
    const bytes = list.reduce((sum, [, values]) => sum + padded(values), 0);
    if (bytes > this.#capacity) {
      this.#release();
      // Half of what 32 bits can address; beyond that the number would wrap around.
      this.#block = bytes < 2 ** 31 ? this.#core.allocate(bytes) >>> 0 : 0;
      if (this.#block === 0) refuse(OUT_OF_MEMORY);
      this.#capacity = bytes;
    }
    const at = {};
    let next = this.#block;
    for (const [name, values] of list) {
      // A fresh view each time: memory that has grown is another buffer.
      new values.constructor(this.#core.memory.buffer, next, values.length).set(values);
      at[name] = next;
      next += padded(values);
    }
    return at;
  }

  #release() {
    this.#core.release(this.#block);
    this.#block = 0;
    this.#capacity = 0;
  }

  #results(tokens) {
    const weights = this.#core.layer_weights(this.#layer);
    return {
      output: this.#copy(this.#core.layer_output(this.#layer), tokens * this.dModel),
      weights: weights === 0 ? null : this.#copy(weights, this.heads * tokens * tokens),
    };
  }

  #copy(at, count) {
    return new Float32Array(this.#core.memory.buffer, at >>> 0, count).slice();
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

function optionalArrays({ headTemperatures, bias, mask }, heads, tokens) {
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
    arrays.mask = Uint8Array.from(mask, Boolean);
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

function toFloats(name, values) {
  if (values instanceof Float32Array) return values;
  if (ArrayBuffer.isView(values)) return Float32Array.from(values);
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
function refuse(status, arrays = {}) {
  if (status === OK) return;
  if (status === NOT_FINITE) {
    for (const [name, values] of Object.entries(arrays)) {
      const at = values.findIndex((value) => !Number.isFinite(value));
      if (at < 0) continue;
      throw new RangeError(`${name}[${at}] must be finite as a float32, found ${values[at]}.`);
    }
  }
  throw new RangeError(REFUSALS[status]);
}
