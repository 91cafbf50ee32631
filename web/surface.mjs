// What the program draws on: the canvas's size and pixel ratio, and its WebGL context, which the
// browser may take away and give back.

/**
 * @param {{ canvas: HTMLCanvasElement, stage: HTMLElement, core: () => import('./core.mjs').Core,
 *   requestFrame: () => void, drawFrame: () => void, orStop: (work: () => void) => void }} page
 */
export function createSurface({ canvas, stage, core, requestFrame, drawFrame, orStop }) {
  let lost = false;

  function sizeCanvas() {
    const box = stage.getBoundingClientRect();
    const width = Math.max(1, Math.round(box.width * devicePixelRatio));
    const height = Math.max(1, Math.round(box.height * devicePixelRatio));
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
  }

  function fit() {
    sizeCanvas();
    core().resize(canvas.width, canvas.height, devicePixelRatio);
  }

  return {
    fit,
    isLost: () => lost,

    // The context that the program is going to draw with; null where there is no WebGL2.
    makeContext() {
      sizeCanvas();  // first, so that nothing is made twice
      return canvas.getContext('webgl2', {
        alpha: false, depth: false, stencil: false, antialias: false,
      });
    },

    watchSize() {
      // A new size blanks the canvas: draw before the browser shows it.
      const refit = () => orStop(() => {
        fit();
        drawFrame();
      });
      new ResizeObserver(refit).observe(stage);
      const watchRatio = () => {
        const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
        query.addEventListener('change', () => {
          refit();
          watchRatio();
        }, { once: true });
      };
      watchRatio();
    },

    watchContext() {
      canvas.addEventListener('webglcontextlost', (event) => {
        event.preventDefault();  // otherwise it never comes back
        lost = true;
        core().contextLost();
      });
      canvas.addEventListener('webglcontextrestored', () => {
        lost = false;
        core().contextRestored();
        requestFrame();
      });
    },

    // Draws the page at a scale of its own for as long as `done` takes.
    /** @type {(scale: number, done: () => void) => void} */
    drawAt(scale, done) {
      const { width, height } = stage.getBoundingClientRect();
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      core().resize(canvas.width, canvas.height, scale);
      core().frame();  // the letters of the new size are made in the first frame
      core().frame();
      done();
      fit();
      drawFrame();
    },
  };
}
