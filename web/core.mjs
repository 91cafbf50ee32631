// The program in WASM: downloads it with progress, and passes calls, texts and input to it. The
// hu_* functions are defined in src/platform/web.cpp and src/main/web.cpp.

/** @typedef {import('./headsup.d.ts').Refusal} Refusal */
/**
 * @typedef {{ take: string } | { announce: string } | { request: string } |
 *   { library: string, id: string, name: string }} Effect
 */
/** @typedef {{ value?: any, error?: Refusal, effects?: Effect[] }} Answer */
/** @typedef {Awaited<ReturnType<typeof loadCore>>} Core */

// What compression usually makes of such a module: Content-Length counts the compressed bytes, the
// page sees the others.
const COMPRESSION = 2.6;

// Compiles while it is downloaded. onProgress is given a share from 0 to 1, or null while the size
// is unknown.
/**
 * @type {(url: URL, onProgress?: (share: number | null) => void) => Promise<WebAssembly.Module>}
 */
async function compile(url, onProgress = () => {}) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: HTTP status ${response.status}.`);
  const length = Number(response.headers.get('Content-Length'));
  const expected = length * (response.headers.has('Content-Encoding') ? COMPRESSION : 1);
  let received = 0;
  onProgress(expected > 0 ? 0 : null);
  const counted = /** @type {ReadableStream} */ (response.body).pipeThrough(new TransformStream({
    transform(chunk, stream) {
      received += chunk.length;
      onProgress(expected > 0 ? Math.min(received / expected, 1) : null);
      stream.enqueue(chunk);
    },
  }));
  // Whatever type a static host gives it.
  const headers = { 'Content-Type': 'application/wasm' };
  const compiled = await WebAssembly.compileStreaming(new Response(counted, { headers }));
  onProgress(1);
  return compiled;
}

// Texts in a program's memory. `module` is set once there is one: what it imports is made before.
export function createMemory() {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  const memory = {
    /** @type {any} */
    module: null,

    /** @type {(address: number) => string} */
    textAt(address) {
      const heap = memory.module.HEAPU8;
      return decoder.decode(heap.subarray(address, heap.indexOf(0, address)));
    },

    // Zero-terminated texts.
    /** @type {(...texts: string[]) => Uint8Array[]} */
    encode: (...texts) => texts.map((text) => encoder.encode(`${text}\0`)),

    // Puts them there and returns their addresses.
    /** @type {(...texts: string[]) => number[]} */
    putTexts: (...texts) => memory.put(...memory.encode(...texts)),

    // The same with bytes.
    /** @type {(...parts: Uint8Array[]) => number[]} */
    put(...parts) {
      let address = memory.module._hu_buffer(parts.reduce((sum, part) => sum + part.length, 0));
      return parts.map((part) => {
        memory.module.HEAPU8.set(part, address);
        address += part.length;
        return address - part.length;
      });
    },

    // Where each character ends, in bytes.
    /** @type {(characters: string[]) => number[]} */
    ends(characters) {
      let end = 0;
      return characters.map((character) => end += encoder.encode(character).length);
    },
  };
  return memory;
}

/** @typedef {ReturnType<typeof createMemory>} Memory */

// What the program calls.
/** @type {(host: any, memory: Memory) => object} */
function hostImports(host, memory) {
  const { textAt } = memory;
  return {
    placeTextField: host.placeTextField,
    placeTextFields: (address) => host.placeTextFields(JSON.parse(textAt(address))),
    setClipboard: (address) => host.setClipboard(textAt(address)),
    setCursor: (address) => host.setCursor(textAt(address)),
    startTask: host.startTask,
    stopTask: host.stopTask,
    textAdvance: (address, emPixels, weight) =>
      host.text.advance(textAt(address), emPixels, weight),
    paintText(address, emPixels, weight, rgb) {
      const { width, height, left, top, pixels } =
        host.text.paint(textAt(address), emPixels, weight, rgb);
      const { module } = memory;
      module.HEAPU8.set(pixels, module._hu_picture(width, height, left, top));
    },
    characterEnds(address) {
      const characters = [...host.text.characters(textAt(address))];
      for (const end of memory.ends(characters)) memory.module._hu_character(end);
    },
  };
}

// host: what the program asks of the page: placeTextField(x, y, w, h, scale),
// placeTextFields(fields), setClipboard(text),
// setCursor(cssName), text (createTextPainter), startTask(task), stopTask(), perform(effects).
/** @param {{ host: any, onProgress: (share: number | null) => void }} page */
export async function loadCore({ host, onProgress }) {
  const [program, { default: createHeadsup }] = await Promise.all([
    compile(new URL('headsup.wasm', import.meta.url), onProgress),
    import('./headsup.mjs'),
  ]);
  const memory = createMemory();
  /** @type {any} */
  let failed = null;
  const unfit = new Promise((done, fail) => { failed = fail; });
  memory.module = await Promise.race([unfit, createHeadsup({
    instantiateWasm(imports, receive) {
      WebAssembly.instantiate(program, imports).then(receive, failed);
      return {};  // as Emscripten wants it: the exports come later
    },
    headsup_host: hostImports(host, memory),
  })]);
  return callable(host, memory);
}

// What the page calls.
/** @param {any} host @param {Memory} memory */
function callable(host, memory) {
  const { module, textAt, putTexts } = memory;
  // The answer there, after what it wants done outside of the program was done.
  /** @type {(address: number) => Answer} */
  function answered(address) {
    const answer = JSON.parse(textAt(address));
    if (answer.effects) host.perform(answer.effects);
    return answer;
  }

  return {
    // Makes the GL context and everything else; throws when that fails.
    start() {
      if (!module._hu_start()) throw new Error(textAt(module._hu_error()));
    },
    incident: () => textAt(module._hu_incident()),
    // All of the work as a text that the command openWork opens, and what grows with every change
    // that is worth keeping.
    /** @type {() => string} */
    work: () => textAt(module._hu_work()),
    /** @type {() => number} */
    workEdition: () => module._hu_work_edition(),
    /** @type {(code: string) => void} */
    suggestLanguage: (code) => module._hu_suggest_language(putTexts(code)[0]),
    // The bytes of the typeface that the canvas uses.
    /** @returns {Uint8Array<ArrayBuffer>} */
    font() {
      const start = module._hu_font();
      return module.HEAPU8.slice(start, start + module._hu_font_size());
    },
    // Draws one frame; true when another one is wanted.
    frame: () => module._hu_frame() !== 0,
    // What the latest frames want done outside of the program.
    /** @returns {Effect[]} */
    takeEffects: () => JSON.parse(textAt(module._hu_effects()) || '[]'),
    // Grows when state() would tell something new, other than of motion.
    /** @type {() => number} */
    revision: () => module._hu_revision(),
    // Returns { value } or { error: { line, column, path, message } }.
    /** @type {(method: string, ...args: unknown[]) => Answer} */
    call(method, ...args) {
      const [name, json] = putTexts(method, JSON.stringify(args));
      return answered(module._hu_call(name, json));
    },
    // Opens what reader.mjs has read; answers as call does.
    /** @type {(read: import('./reader.mjs').Read) => Answer} */
    openRead({ answer: { kind }, packed, saved }) {
      const [packedAt, savedAt, kindAt] =
        memory.put(packed, saved, ...memory.encode(kind));
      return answered(module._hu_open_read(packedAt, packed.length, kindAt, savedAt));
    },
    // Shows what reader.mjs has found out of the team's history.
    /** @type {(packed: Uint8Array) => Answer} */
    showBacktest: (packed) =>
      answered(module._hu_show_backtest(memory.put(packed)[0], packed.length)),
    // The longest part of what the next call or frame computes, so that it can be a task of its own.
    project: () => module._hu_project(),
    // A part of what the first question to a git log's team would wait for; whether there is more.
    prepare: () => module._hu_prepare() !== 0,
    resize: (pixelWidth, pixelHeight, ratio) => module._hu_resize(pixelWidth, pixelHeight, ratio),
    setPreferences: (dark, reducedMotion) => module._hu_preferences(dark, reducedMotion),
    pointer: (kind, x, y, button, touch, milliseconds) =>
      module._hu_pointer(kind, x, y, button, touch, milliseconds),
    wheel: (x, y) => module._hu_wheel(x, y),
    gesture: (zoom, x, y, panX, panY) => module._hu_gesture(zoom, x, y, panX, panY),
    /** @type {(code: string, down: boolean, modifiers: KeyboardEvent) => void} */
    key(code, down, { ctrlKey, metaKey, shiftKey, altKey }) {
      module._hu_key(putTexts(code)[0], down, ctrlKey || metaKey, shiftKey, altKey);
    },
    /** @type {(text: string) => void} */
    text(text) {
      for (const character of text) module._hu_text(character.codePointAt(0));
    },
    // How far a task of startTask is: its share from 0 to 1; the seconds of a pass when all is done,
    // below 0 if it failed.
    reportTask: (number, share, seconds) => module._hu_task_report(number, share, seconds),
    contextLost: () => module._hu_context_lost(),
    contextRestored: () => module._hu_context_restored(),
    wantsText: () => module._hu_wants_text() !== 0,
  };
}
