// Keys of the whole page, and the two boxes they open. Single keys do nothing until somebody turns them on.
(() => {
  if (customElements.get('ib-palette')) return;

  const SINGLE = 'interborough-single-keys';

  /** The box to find things: a combobox over a list, in a modal dialog that gives the focus back. */
  class Palette extends HTMLElement {
    connectedCallback() {
      this.dialog = this.querySelector('dialog');
      this.input = this.querySelector('input');
      this.list = this.querySelector('[role=listbox]');
      this.input.addEventListener('keydown', (event) => this.move(event));
      this.dialog.addEventListener('click', (event) => { if (event.target === this.dialog) this.dialog.close(); });
      this.changes = new MutationObserver(() => this.arrive());
      this.changes.observe(this.list, { childList: true, attributes: true, attributeFilter: ['data-for'] });
      this.mark(0);
    }

    disconnectedCallback() { this.changes.disconnect(); }

    get options() { return [...this.list.children]; }

    open() {
      if (this.dialog.open) return;
      if (this.input.value) { this.input.value = ''; this.input.dispatchEvent(new Event('input', { bubbles: true })); }
      this.pending = false;
      this.dialog.showModal();
      this.input.focus();
      this.mark(0);
    }

    /** Something was chosen: the focus goes to the page it leads to. */
    leave() {
      this.dialog.close();
      document.getElementById('content')?.focus({ preventScroll: true });
    }

    get settled() { return (this.list.dataset.for ?? '') === this.input.value.trim(); }

    arrive() {
      this.mark(0);
      if (this.pending && this.settled) { this.pending = false; this.options[this.at]?.click(); }
    }

    mark(at) {
      const options = this.options;
      this.at = options.length ? (at + options.length) % options.length : 0;
      options.forEach((option, i) => option.setAttribute('aria-selected', String(i === this.at)));
      const marked = options[this.at];
      if (marked) { this.input.setAttribute('aria-activedescendant', marked.id); marked.scrollIntoView({ block: 'nearest' }); }
      else this.input.removeAttribute('aria-activedescendant');
    }

    move(event) {
      const moves = { ArrowDown: () => this.at + 1, ArrowUp: () => this.at - 1 };
      if (event.key in moves) { event.preventDefault(); this.mark(moves[event.key]()); }
      if (event.key !== 'Enter') return;
      event.preventDefault();
      if (this.settled) this.options[this.at]?.click(); else this.pending = true;
    }
  }

  /** The list of keys. */
  class Shortcuts extends HTMLElement {
    connectedCallback() {
      this.dialog = this.querySelector('dialog');
      this.querySelector('#close-shortcuts').addEventListener('click', () => this.dialog.close());
      const single = this.querySelector('#single-keys');
      single.checked = localStorage.getItem(SINGLE) === 'on';
      single.addEventListener('change', () => localStorage.setItem(SINGLE, single.checked ? 'on' : 'off'));
    }

    open() { if (!this.dialog.open) this.dialog.showModal(); }
  }

  const REGIONS = 'header.ib-bar, nav[aria-label="Menu"], [role=search], main, footer';
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && box.width > 0 && box.right > 0 && box.left < innerWidth;
  };

  /** The next part of the page, or the one before. */
  const cycle = (step) => {
    const regions = [...document.querySelectorAll(REGIONS)].filter(seen);
    if (!regions.length) return;
    const at = regions.findLastIndex((region) => region.contains(document.activeElement));
    const next = regions[((at < 0 && step < 0 ? 0 : at) + step + regions.length) % regions.length];
    if (!next.hasAttribute('tabindex')) next.tabIndex = -1;
    next.focus();
  };

  const chartOrTable = () => {
    const shows = [...document.querySelectorAll('[data-show]')].filter(seen);
    if (shows.length) {
      const tables = shows.some((button) => button.dataset.show === 'TABLE' && button.getAttribute('aria-pressed') === 'true');
      shows.find((button) => button.dataset.show === (tables ? 'CHART' : 'TABLE')).click();
    } else {
      document.querySelectorAll('ib-chart').forEach((chart) => { if (chart.querySelector('[slot=table]')) chart.toggle(); });
    }
  };

  const typing = (element) => element?.matches?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
  const does = (event) => {
    const command = event.ctrlKey || event.metaKey;
    if (event.key === 'F6' && !command && !event.altKey) return () => cycle(event.shiftKey ? -1 : 1);
    if (command && !event.shiftKey && !event.altKey && event.code === 'KeyK') return () => document.querySelector('ib-palette')?.open();
    if (command && event.key === '/') return () => document.querySelector('ib-shortcuts')?.open();
    if (command && !event.shiftKey && !event.altKey && event.code === 'KeyP' && document.getElementById('print')) return () => interborough.prints();
    if (event.altKey && event.shiftKey && event.code === 'KeyT') return chartOrTable;
    if (event.key === '?' && localStorage.getItem(SINGLE) === 'on' && !typing(event.composedPath()[0])) return () => document.querySelector('ib-shortcuts')?.open();
    return undefined;
  };
  document.addEventListener('keydown', (event) => {
    const action = does(event);
    if (!action || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    action();
  }, true);

  customElements.define('ib-palette', Palette);
  customElements.define('ib-shortcuts', Shortcuts);
})();
