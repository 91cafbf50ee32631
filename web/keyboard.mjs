// Single-key shortcuts. They never act while somebody types, chooses from a list, holds a modifier,
// or has turned them off, so no key is taken from the page.

const byId = (id) => document.getElementById(id);
const TAKES_TEXT = 'textarea, select, input:not([type=checkbox], [type=range], [type=file])';
const TAKES_ARROWS = `${TAKES_TEXT}, input, #people button`;

// wantsText(): a text field on the canvas is being edited; toggleHead(index).
export function connectKeyboard({ wantsText, toggleHead }) {
  const help = byId('help');
  byId('show-help').addEventListener('click', () => help.showModal());
  byId('help-close').addEventListener('click', () => help.close());
  byId('skip').addEventListener('click', (event) => {
    event.preventDefault();  // the address stays a permalink
    focusPeople();
  });

  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.defaultPrevented || help.open || wantsText()) return;
    if (key === 'Escape' && target.closest('#people, #controls')) {
      target.blur();
    } else if (key.startsWith('Arrow') && !event.shiftKey) {
      if (target.matches(TAKES_ARROWS)) return;
      focusPeople();
    } else if (target.matches(TAKES_TEXT) || !byId('shortcuts').checked) {
      return;
    } else if (key === '/') {
      byId('incident').focus();
    } else if (key === '?') {
      help.showModal();
    } else if (/^[1-4]$/.test(key)) {
      toggleHead(Number(key) - 1);
    } else {
      return;
    }
    event.preventDefault();
  });
}

function focusPeople() {
  document.querySelector('#people button[tabindex="0"]')?.focus();
}
