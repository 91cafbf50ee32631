// Pictures of text for what the canvas's own typeface lacks: the browser has fonts for every
// script, shapes them and draws emoji in colour.

const FONTS = 'system-ui, sans-serif';
const MARGIN = 1; // pixels: smoothed edges may reach beyond the outline

/** @type {(pixels: Uint8ClampedArray) => boolean} */
const isColored = (pixels) => {
  for (let at = 0; at < pixels.length; at += 4) {
    const white = pixels[at] === 255 && pixels[at + 1] === 255 && pixels[at + 2] === 255;
    if (!white && pixels[at + 3] > 0) return true;
  }
  return false;
};

// A function that draws a word or a character, white where its font has no colours:
// (text, emPixels, weight) → { width, height, left, top, advance, colored, pixels }
//   left, top  the picture's corner in pixels, from where the text starts on the baseline; down is +
//   advance    pixels from there to where the next text goes on
//   pixels     RGBA with straight alpha, rows from the top
export function createTextPainter() {
  const canvas = document.createElement('canvas');
  /** @type {any} */
  const context = canvas.getContext('2d', { willReadFrequently: true });

  /** @param {string} text @param {number} emPixels @param {number} weight */
  return (text, emPixels, weight) => {
    const font = `${weight} ${emPixels}px ${FONTS}`;
    context.font = font;
    const ink = context.measureText(text);
    const left = -Math.ceil(ink.actualBoundingBoxLeft) - MARGIN;
    const top = -Math.ceil(ink.actualBoundingBoxAscent) - MARGIN;
    const width = Math.ceil(ink.actualBoundingBoxRight) + MARGIN - left;
    const height = Math.ceil(ink.actualBoundingBoxDescent) + MARGIN - top;
    // A larger canvas is a new one and has forgotten its font.
    if (canvas.width < width) canvas.width = width;
    if (canvas.height < height) canvas.height = height;
    context.font = font;
    context.fillStyle = '#fff';
    context.clearRect(0, 0, width, height);
    context.fillText(text, -left, -top);
    const pixels = context.getImageData(0, 0, width, height).data;
    return { width, height, left, top, advance: ink.width, colored: isColored(pixels), pixels };
  };
}
