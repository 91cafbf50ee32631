// What happens on the canvas, sent to the program in CSS pixels: mouse, pen and one finger as a
// pointer; two fingers, a trackpad's pinch and Ctrl with the wheel as a gesture; and keys while a
// text field that is drawn on the canvas is being edited.

const MOVE = 0;
const PRESS = 1;
const RELEASE = 2;
const GONE = 3;

/** @typedef {import('./core.mjs').Core} Core */

/** @type {Record<number, number>} */
const NOTCH = { 0: 100, 1: 3, 2: 1 / 80 };  // of a wheel, by WheelEvent.deltaMode
const PINCH_PER_PIXEL = 0.01;
const LARGEST_PINCH_STEP = 25;  // a mouse wheel's notch is 100, a trackpad's step about 5

/** @type {(canvas: HTMLCanvasElement, core: Core, requestFrame: () => void) => void} */
export function connectInput(canvas, core, requestFrame) {
  connectPointer(canvas, core, requestFrame);
  connectWheel(canvas, core, requestFrame);
  connectKeys(canvas, core, requestFrame);
}

/** @type {(canvas: HTMLCanvasElement, event: MouseEvent) => [number, number]} */
function place(canvas, event) {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

/** @type {typeof connectInput} */
function connectPointer(canvas, core, requestFrame) {
  /** @type {Map<number, [number, number]>} */
  const fingers = new Map();
  let gesturing = false;  // from the second finger's touch until the last one leaves

  /** @type {(kind: number, event: PointerEvent) => void} */
  const send = (kind, event) => {
    const button = event.button === 1 ? 1 : 0;
    const touch = event.pointerType === 'touch';
    core.pointer(kind, ...place(canvas, event), button, touch, event.timeStamp);
    requestFrame();
  };

  canvas.addEventListener('pointerdown', (event) => {
    if (event.button > 1) return;  // the context menu's press has no release
    canvas.setPointerCapture(event.pointerId);
    if (event.pointerType === 'touch') {
      fingers.set(event.pointerId, place(canvas, event));
      if (fingers.size > 1) {
        gesturing = true;
        send(GONE, event);
      }
    }
    if (!gesturing) send(PRESS, event);
  });

  canvas.addEventListener('pointermove', (event) => {
    if (!gesturing) return send(MOVE, event);
    if (!fingers.has(event.pointerId)) return;
    const before = spread(fingers);
    fingers.set(event.pointerId, place(canvas, event));
    const after = spread(fingers);
    if (before && after) {
      core.gesture(after.distance / before.distance, after.x, after.y,
                   after.x - before.x, after.y - before.y);
      requestFrame();
    }
  });

  /** @type {(event: PointerEvent) => void} */
  const lift = (event) => {
    fingers.delete(event.pointerId);
    if (!gesturing) send(event.type === 'pointerup' ? RELEASE : GONE, event);
    if (event.pointerType === 'touch' && event.type === 'pointerup') send(GONE, event);
    if (fingers.size === 0) gesturing = false;
  };
  canvas.addEventListener('pointerup', lift);
  canvas.addEventListener('pointercancel', lift);
  canvas.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch') send(GONE, event);
  });

  // A long touch is no right click, and Safari's own pinch is ours.
  canvas.addEventListener('contextmenu', (event) => {
    if (event.pointerType !== 'mouse') event.preventDefault();
  });
  connectSafariPinch(canvas, core, requestFrame, () => fingers.size > 0);
}

// Distance and middle of two fingers.
/** @param {Map<number, [number, number]>} fingers */
function spread(fingers) {
  const [a, b] = fingers.values();
  if (!a || !b) return null;
  return {
    distance: Math.max(1, Math.hypot(a[0] - b[0], a[1] - b[1])),
    x: (a[0] + b[0]) / 2,
    y: (a[1] + b[1]) / 2,
  };
}

// Safari reports a trackpad's pinch by events of its own instead of Ctrl and the wheel.
/**
 * @type {(canvas: HTMLCanvasElement, core: Core, requestFrame: () => void, hasFingers: () =>
 *   boolean) => void}
 */
function connectSafariPinch(canvas, core, requestFrame, hasFingers) {
  let scale = 1;
  canvas.addEventListener('gesturestart', (/** @type {any} */ event) => {
    event.preventDefault();
    scale = 1;
  });
  canvas.addEventListener('gesturechange', (/** @type {any} */ event) => {
    event.preventDefault();
    if (hasFingers()) return;
    core.gesture(event.scale / scale, ...place(canvas, event), 0, 0);
    scale = event.scale;
    requestFrame();
  });
}

/** @type {typeof connectInput} */
function connectWheel(canvas, core, requestFrame) {
  canvas.addEventListener('wheel', (event) => {
    event.preventDefault();
    const notch = NOTCH[event.deltaMode];
    if (event.ctrlKey) {
      const pixels = (event.deltaY * 100) / notch;
      const step = Math.max(-LARGEST_PINCH_STEP, Math.min(LARGEST_PINCH_STEP, pixels));
      core.gesture(Math.exp(-step * PINCH_PER_PIXEL), ...place(canvas, event), 0, 0);
    } else {
      core.wheel(-event.deltaX / notch, -event.deltaY / notch);
    }
    requestFrame();
  }, { passive: false });
}

/** @type {typeof connectInput} */
function connectKeys(canvas, core, requestFrame) {
  /** @type {(event: KeyboardEvent) => void} */
  const sendKey = (event) => {
    if (event.key === 'Escape') canvas.blur();
    if (!core.wantsText() || event.isComposing) return;
    const pasting = (event.ctrlKey || event.metaKey) && event.code === 'KeyV';
    if (pasting) return;  // the paste event follows
    core.key(event.code, event.type === 'keydown', event);
    const types = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
    if (types && event.type === 'keydown') core.text(event.key);
    if (event.key !== 'Tab') event.preventDefault();
    requestFrame();
  };
  canvas.addEventListener('keydown', sendKey);
  canvas.addEventListener('keyup', sendKey);
  document.addEventListener('paste', (event) => {
    if (document.activeElement !== canvas || !core.wantsText()) return;
    core.text(event.clipboardData?.getData('text/plain') ?? '');
    requestFrame();
  });
}
