// The one message over the page, until somebody closes it.

import { byId } from './dom.mjs';
import { t } from './language.mjs';

// dismissed(): called when somebody closes it.
/** @param {() => void} dismissed */
export function createToast(dismissed) {
  const toast = byId('toast');
  const close = byId('toast-close');
  const bar = byId('toast-share');
  /** @type {(() => void) | undefined} */
  let cancel;

  /** @type {(message: string, cancelled?: () => void) => void} */
  function show(message, cancelled) {
    cancel = cancelled;
    byId('toast-text').textContent = message;
    bar.hidden = !cancel;
    bar.removeAttribute('value');
    close.textContent = t(cancel ? 'cancel' : 'close');
    toast.classList.toggle('reading', Boolean(cancel));
    toast.hidden = false;
  }

  function dismiss() {
    const stop = cancel;
    cancel = undefined;
    toast.hidden = true;
    byId('toast-text').textContent = '';
    stop?.();
    dismissed();
  }

  close.addEventListener('click', dismiss);
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && !toast.hidden) dismiss();
  });
  return {
    /** @type {(message: string) => void} */
    say: (message) => show(message),
    // Something that takes a while, and is cancelled where it is closed. Returns what sets its bar,
    // which tells no share until then.
    /** @type {(message: string, cancel: () => void) => (share: number) => void} */
    sayReading(message, cancelled) {
      show(message, cancelled);
      return (share) => { if (cancel === cancelled) bar.value = share; };
    },
    // What was going on has ended by itself.
    done() {
      cancel = undefined;
      dismiss();
    },
  };
}
