// A static file server for this machine only.
//   node web/serve.mjs FOLDER       serves at $PORT, or the first free port from 8080 on
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

// The file that a URL names, or null when there is none below the folder.
/** @type {(folder: string, url: string) => Promise<{ file: string, size: number } | null>} */
async function find(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  let file = normalize(join(folder, path));
  if (file !== folder && !file.startsWith(folder + sep)) return null;
  if (path.endsWith('/')) file = join(file, 'index.html');
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? { file, size: found.size } : null;
}

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {import('node:http').Server} Server */

/**
 * @type {(folder: string, headers: Record<string, string>, request: Request,
 *   response: Response) => Promise<void>}
 */
async function answer(folder, headers, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const found = await find(folder, request.url ?? '/');
  if (!found) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
    return;
  }
  response.writeHead(200, {
    'Content-Type': types[extname(found.file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    'Cache-Control': 'no-cache',  // a rebuilt page shows at the next reload
    ...headers,
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(found.file).pipe(response);
}

/** @type {(server: Server, port: number) => Promise<void>} */
function listen(server, port) {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      done();
    });
  });
}

// Serves the folder; resolves to { url, close }. port 0 takes any free one; `headers` go with every
// file.
/**
 * @type {(folder: string, port?: number, headers?: Record<string, string>) =>
 *   Promise<{ url: string, close: () => Promise<unknown> }>}
 */
export async function serve(folder, port = 0, headers = {}) {
  const root = resolve(folder);
  const server = createServer((request, response) => answer(root, headers, request, response));
  await listen(server, port);
  return {
    url: `http://localhost:${/** @type {any} */ (server.address()).port}/`,
    close: () => new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    }),
  };
}

/** @type {(folder: string, first: number) => Promise<{ url: string }>} */
async function serveAtFirstFreePort(folder, first) {
  for (let port = first; port < first + 100; ++port) {
    try {
      return await serve(folder, port);
    } catch (error) {
      if (/** @type {any} */ (error).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`no free port from ${first} to ${first + 99}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2];
  const { url } = process.env.PORT
    ? await serve(folder, Number(process.env.PORT))
    : await serveAtFirstFreePort(folder, 8080);
  console.log(`${url}   (Ctrl+C ends it)`);
}
