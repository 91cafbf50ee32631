// web/idb.mjs, which the build copies out of the package.
export * from '../../web/node_modules/idb/build/index.js';
