// The program in WASM: downloads it with progress, and passes calls, texts and input to it. The
// hu_* functions are defined in src/platform/web.cpp and src/main/web.cpp.

// What compression usually makes of such a module: Content-Length counts the compressed bytes, the
// page sees the others.
const COMPRESSION = 2.6;

// Compiles while it is downloaded. onProgress is given a share from 0 to 1, or null while the size
// is unknown.
async function compile(url, onProgress = () => {}) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: HTTP status ${response.status}.`);
  const length = Number(response.headers.get('Content-Length'));
  const expected = length * (response.headers.has('Content-Encoding') ? COMPRESSION : 1);
  let received = 0;
  onProgress(expected > 0 ? 0 : null);
  const counted = response.body.pipeThrough(new TransformStream({
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

// Stand in for the functions of headsup_later.wasm (src/split_page.mjs) until that is loaded.
const PLACEHOLDERS = new Proxy({}, {
  get: (_, name) => () => { throw new Error(`Part ${String(name)} is not loaded yet.`); },
});

function instantiate(program, imports) {
  const given = { ...imports };
  for (const { module } of WebAssembly.Module.imports(program)) given[module] ??= PLACEHOLDERS;
  return WebAssembly.instantiate(program, given);
}

// host: what the program asks of the page: placeTextField(x, y, w, h),
// setClipboard(text), setCursor(cssName), text (createTextPainter), startTask(task), stopTask().
export async function loadCore({ host, onProgress }) {
  const [program, { default: createHeadsup }] = await Promise.all([
    compile(new URL('headsup.wasm', import.meta.url), onProgress),
    import('./headsup.mjs'),
  ]);
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let module = null;
  let exported = null;
  let failed = null;

  function textAt(address) {
    const heap = module.HEAPU8;
    return decoder.decode(heap.subarray(address, heap.indexOf(0, address)));
  }

  // Puts zero-terminated texts into the program's memory and returns their addresses.
  function putTexts(...texts) {
    const parts = texts.map((text) => encoder.encode(`${text}\0`));
    let address = module._hu_buffer(parts.reduce((sum, part) => sum + part.length, 0));
    return parts.map((part) => {
      module.HEAPU8.set(part, address);
      address += part.length;
      return address - part.length;
    });
  }

  const unfit = new Promise((done, fail) => { failed = fail; });
  module = await Promise.race([unfit, createHeadsup({
    instantiateWasm(imports, receive) {
      instantiate(program, imports).then((instance) => {
        exported = instance.exports;
        receive(instance);
      }, failed);
      return {};  // as Emscripten wants it: the exports come later
    },
    headsup_host: {
      placeTextField: host.placeTextField,
      setClipboard: (address) => host.setClipboard(textAt(address)),
      setCursor: (address) => host.setCursor(textAt(address)),
      startTask: host.startTask,
      stopTask: host.stopTask,
      textAdvance: (address, emPixels, weight) =>
        host.text.advance(textAt(address), emPixels, weight),
      paintText(address, emPixels, weight, rgb) {
        const { width, height, left, top, pixels } =
          host.text.paint(textAt(address), emPixels, weight, rgb);
        module.HEAPU8.set(pixels, module._hu_picture(width, height, left, top));
      },
      characterEnds(address) {
        let end = 0;
        for (const character of host.text.characters(textAt(address))) {
          module._hu_character(end += encoder.encode(character).length);
        }
      },
    },
  })]);

  return {
    // Makes the GL context and everything else; throws when that fails.
    start() {
      if (!module._hu_start()) throw new Error(textAt(module._hu_error()));
    },
    // Loads what the first frame does without. Only then the calls below may be used, and input sent.
    async loadRest() {
      const rest = await compile(new URL('headsup_later.wasm', import.meta.url));
      await WebAssembly.instantiate(rest, { primary: exported });
    },
    incident: () => textAt(module._hu_incident()),
    suggestLanguage: (code) => module._hu_suggest_language(putTexts(code)[0]),
    // The bytes of the typeface that the canvas uses.
    font() {
      const start = module._hu_font();
      return module.HEAPU8.slice(start, start + module._hu_font_size());
    },
    // Draws one frame; true when another one is wanted.
    frame: () => module._hu_frame() !== 0,
    // What the program wants to leave the page: 'png', 'link', …; otherwise ''.
    takeWanted: () => textAt(module._hu_wanted()),
    // Grows when state() would tell something new, other than of motion.
    revision: () => module._hu_revision(),
    // Returns { value } or { error: { line, column, path, message } }.
    call(method, ...args) {
      const [name, json] = putTexts(method, JSON.stringify(args));
      return JSON.parse(textAt(module._hu_call(name, json)));
    },
    resize: (pixelWidth, pixelHeight, ratio) => module._hu_resize(pixelWidth, pixelHeight, ratio),
    setPreferences: (dark, reducedMotion) => module._hu_preferences(dark, reducedMotion),
    pointer: (kind, x, y, button, touch) => module._hu_pointer(kind, x, y, button, touch),
    wheel: (x, y) => module._hu_wheel(x, y),
    gesture: (zoom, x, y, panX, panY) => module._hu_gesture(zoom, x, y, panX, panY),
    key(code, down, { ctrlKey, metaKey, shiftKey, altKey }) {
      module._hu_key(putTexts(code)[0], down, ctrlKey || metaKey, shiftKey, altKey);
    },
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
