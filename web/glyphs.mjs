// Lines of text that the canvas's own typeface lacks: the browser has fonts for every script,
// shapes and orders them, and draws emoji in colour.

const FONTS = 'system-ui, sans-serif';
const MARGIN = 1; // pixels: smoothed edges may reach beyond the outline
const WIDEST = 4096; // pixels of a picture

export function createTextPainter() {
  const canvas = document.createElement('canvas');
  /** @type {any} */
  const context = canvas.getContext('2d', { willReadFrequently: true });
  /** @type {any} */
  let segmenter = null;

  /** @type {(text: string, emPixels: number, weight: number) => TextMetrics} */
  function measured(text, emPixels, weight) {
    context.font = `${weight} ${emPixels}px ${FONTS}`;
    return context.measureText(text);
  }

  return {
    // Pixels from the start of the text to where the next text goes on.
    /** @type {(text: string, emPixels: number, weight: number) => number} */
    advance: (text, emPixels, weight) => measured(text, emPixels, weight).width,

    // Draws a line in the colour 0xRRGGBB, where its font has none: { width, height, left, top, pixels }
    //   left, top  the picture's corner in pixels, from where the text starts on the baseline; down is +
    //   pixels     RGBA with straight alpha, rows from the top
    /** @param {string} text @param {number} emPixels @param {number} weight @param {number} rgb */
    paint(text, emPixels, weight, rgb) {
      const ink = measured(text, emPixels, weight);
      const left = -Math.ceil(ink.actualBoundingBoxLeft) - MARGIN;
      const top = -Math.ceil(ink.actualBoundingBoxAscent) - MARGIN;
      const width = Math.min(Math.ceil(ink.actualBoundingBoxRight) + MARGIN - left, WIDEST);
      const height = Math.ceil(ink.actualBoundingBoxDescent) + MARGIN - top;
      const { font } = context;
      // A larger canvas is a new one and has forgotten its font.
      if (canvas.width < width) canvas.width = width;
      if (canvas.height < height) canvas.height = height;
      context.font = font;
      context.fillStyle = `#${rgb.toString(16).padStart(6, '0')}`;
      context.clearRect(0, 0, width, height);
      context.fillText(text, -left, -top);
      const pixels = context.getImageData(0, 0, width, height).data;
      return { width, height, left, top, pixels };
    },

    // What a reader takes for one character, in order; code points where the browser cannot tell.
    /** @type {(text: string) => Iterable<string>} */
    characters(text) {
      if (!Intl.Segmenter) return text;
      segmenter ??= new Intl.Segmenter();
      return Array.from(segmenter.segment(text), ({ segment }) => segment);
    },
  };
}
