// A WASM module without Emscripten's JavaScript, in Node or in a page.

export async function loadReactor(url) {
  const bytes = url.startsWith('file:')
    ? await (await import('node:fs/promises')).readFile(new URL(url))
    : await (await fetch(url)).arrayBuffer();
  const module = await WebAssembly.compile(bytes);
  const imports = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (kind === 'function') (imports[from] ??= {})[name] = () => 52;  // WASI: not supported
  }
  const { exports } = await WebAssembly.instantiate(module, imports);
  exports._initialize?.();
  return exports;
}
