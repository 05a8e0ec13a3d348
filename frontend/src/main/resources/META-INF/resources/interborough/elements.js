// Elements of our own. No build step: loaded as a classic script, the drawing library only when a chart comes into view.
(() => {
  if (customElements.get('ib-chart')) return;

  let library;
  const drawing = () => library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL('vendor/echarts.min.js', document.baseURI).href;
    script.onload = () => resolve(window.echarts);
    script.onerror = () => { library = undefined; reject(new Error('the drawing library did not load')); };
    document.head.append(script);
  });

  const frame = document.createElement('template');
  frame.innerHTML = `
    <style>
      :host { display: block; min-width: 0; }
      figure { margin: 0; }
      .head { display: flex; gap: 12px; align-items: baseline; justify-content: space-between; }
      .heading { font-weight: 600; line-height: 1.3; color: var(--ib-text); }
      .heading[aria-level="2"] { font-size: 1.5rem; }
      .heading[aria-level="3"] { font-size: 1.0625rem; }
      .value { font-weight: 600; font-size: 1.0625rem; font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; }
      p { margin: 2px 0 8px; color: var(--ib-secondary); font-size: .9375rem; }
      .picture { width: 100%; outline-offset: 2px; }
      .picture:focus-visible { outline: 3px solid var(--ib-focus); box-shadow: 0 0 0 5px var(--ib-focus-line); }
      button { all: unset; cursor: pointer; color: var(--ib-link); text-decoration: underline; font-size: .9375rem; padding: 4px 0; min-height: 24px; }
      button:focus-visible { outline: 3px solid var(--ib-focus); box-shadow: 0 0 0 5px var(--ib-focus-line); background: var(--ib-focus); color: #0B0C0C; }
      .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
      [hidden] { display: none; }
      :host([small]) { display: grid; grid-template-columns: minmax(0, 1fr); grid-row: span 3; grid-template-rows: subgrid; row-gap: 0; }
      :host([small]) figure { display: contents; }
      :host([small]) .head { align-items: flex-end; grid-row: 1; } :host([small]) p { grid-row: 2; } :host([small]) .picture { grid-row: 3; }
      :host([bare]) .head, :host([bare]) p, :host([bare]) button { display: none; }
      @media (forced-colors: active) { :is(.picture, button):focus-visible { outline-color: Highlight; } button:focus-visible { background: Canvas; } }
      @media print { button { display: none; } .picture, .picture > div { width: 100% !important; height: auto !important; break-inside: avoid; } .picture svg { position: static !important; width: 100% !important; height: auto !important; } }
    </style>
    <figure>
      <div class="head"><div class="heading" role="heading"></div><div class="value"></div></div>
      <p></p>
      <div class="picture" role="img" tabindex="0"></div>
      <div class="unseen" aria-live="polite"></div>
      <button type="button" hidden aria-expanded="false">Show as table</button>
      <div class="table" hidden><slot name="table"></slot></div>
    </figure>`;

  class Chart extends HTMLElement {
    static observedAttributes = ['heading', 'sentence', 'level', 'figure', 'height', 'bare', 'label'];

    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).append(frame.content.cloneNode(true));
      this.part_ = (selector) => this.shadowRoot.querySelector(selector);
      this.picture = this.part_('.picture');
      this.part_('button').addEventListener('click', () => this.toggle());
      this.part_('slot').addEventListener('slotchange', () => this.arrange());
      this.picture.addEventListener('keydown', (event) => this.read(event));
      this.picture.addEventListener('blur', () => this.leave());
    }

    set option(json) { this.parsed = JSON.parse(json); this.draw(); }
    get option() { return JSON.stringify(this.parsed); }

    connectedCallback() {
      // What was given before this script was there hides the setter.
      if (Object.hasOwn(this, 'option')) { const given = this.option; delete this.option; this.option = given; }
      this.arrange();
      this.sizes = new ResizeObserver(() => this.fit());
      this.sizes.observe(this.picture);
      this.seen = new IntersectionObserver((entries) => {
        if (entries.some((entry) => entry.isIntersecting)) { this.seen.disconnect(); this.visible = true; this.draw(); }
      }, { rootMargin: '600px' });
      if (this.hasAttribute('eager')) { this.visible = true; this.draw(); } else this.seen.observe(this);
      this.scheme = new MutationObserver(() => this.redraw());
      this.scheme.observe(document.documentElement, { attributes: true, attributeFilter: ['theme', 'style'] });
      this.media = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
      this.again = () => this.redraw();
      this.media.forEach((query) => query.addEventListener('change', this.again));
      // Paper is narrower than the window: the picture is scaled, not drawn again.
      this.print = () => {
        const svg = this.picture.querySelector('svg');
        if (svg && !svg.hasAttribute('viewBox')) svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
      };
      window.addEventListener('beforeprint', this.print);
    }

    disconnectedCallback() {
      this.sizes.disconnect(); this.seen.disconnect(); this.scheme.disconnect();
      this.media.forEach((query) => query.removeEventListener('change', this.again));
      window.removeEventListener('beforeprint', this.print);
      this.dispose();
    }

    attributeChangedCallback() { this.arrange(); }

    arrange() {
      const text = (name) => this.getAttribute(name) ?? '';
      const heading = this.part_('.heading');
      heading.textContent = text('heading');
      heading.setAttribute('aria-level', this.getAttribute('level') ?? '3');
      this.part_('.value').textContent = text('figure');
      this.part_('p').textContent = text('sentence');
      this.part_('p').hidden = !text('sentence');
      this.picture.style.height = (this.getAttribute('height') ?? '260') + 'px';
      if (this.hasAttribute('bare')) this.picture.removeAttribute('tabindex');
      this.part_('.head').hidden = !text('heading');
      this.picture.setAttribute('aria-label', `Chart. ${text('label') || text('heading') + '. ' + text('sentence')}`
        + (this.hasAttribute('bare') ? '' : ' Use the arrow keys to hear each point.'));
      this.part_('button').hidden = !this.querySelector('[slot=table]');
    }

    toggle() {
      const table = this.part_('.table');
      table.hidden = !table.hidden;
      const button = this.part_('button');
      button.setAttribute('aria-expanded', String(!table.hidden));
      button.textContent = table.hidden ? 'Show as table' : 'Hide table';
    }

    dispose() { this.chart?.dispose(); this.chart = undefined; this.removeAttribute('rendered'); }

    redraw() { this.dispose(); this.draw(); }

    /** Style properties by their value here: the canvas of the library does not know var(). */
    resolve(part) {
      if (typeof part === 'string' && part.startsWith('var(')) {
        this.picture.style.color = part;
        const colour = getComputedStyle(this.picture).color;
        this.picture.style.color = '';
        return colour;
      }
      if (Array.isArray(part)) return part.map((item) => this.resolve(item));
      if (part && typeof part === 'object') {
        return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, this.resolve(value)]));
      }
      return part;
    }

    async draw() {
      if (!this.isConnected || !this.parsed || !this.visible) return;
      let echarts;
      try { echarts = await drawing(); } catch { this.part_('p').hidden = false; this.part_('p').textContent = 'The chart could not be drawn. The table holds the same figures.'; return; }
      if (!this.isConnected) return;
      this.chart ??= echarts.init(this.picture, null, { renderer: 'svg' });
      const option = this.resolve(this.parsed);
      option.animation = false;
      option.textStyle = { fontFamily: getComputedStyle(this).fontFamily, fontSize: 13 };
      option.aria = { enabled: false, decal: { show: matchMedia('(forced-colors: active)').matches } };
      const colour = (name) => this.resolve(`var(${name})`);
      Object.assign(option.tooltip ??= {}, {
        backgroundColor: colour('--ib-card'), borderColor: colour('--ib-axis'), extraCssText: 'box-shadow:none;border-radius:4px',
        textStyle: { color: colour('--ib-text'), fontSize: 14 },
        valueFormatter: (value) => Chart.said(value),
      });
      if (this.hasAttribute('bare')) option.tooltip.show = false;
      Object.assign(option.xAxis.axisLabel, this.names());
      this.chart.setOption(option, true);
      this.setAttribute('rendered', '');
    }

    fit() {
      if (!this.chart) return;
      this.chart.resize();
      this.chart.setOption({ xAxis: { axisLabel: this.names() } });
    }

    /**
     * Names at regular intervals, counted back from the last, and the first. A name of two words ("Q3 23/24") has the second
     * below the first, and only where it changes.
     */
    names() {
      const names = this.parsed.xAxis.data, last = names.length - 1, grid = this.parsed.grid;
      if (this.hasAttribute('ends')) return { interval: (i) => i === 0 || i === last };
      const apart = (this.picture.clientWidth - grid.left - grid.right) / Math.max(1, last);
      const step = [1, 2, 4, 8].find((candidate) => candidate * apart >= 20) ?? last;
      const shown = names.map((_, i) => i).filter((i) => i === 0 || (i >= step && (last - i) % step === 0));
      const second = (i) => names[i].split(' ')[1] ?? '';
      const changes = shown.filter((i, at) => at > 0 && second(i) !== second(shown[at - 1]));
      const below = new Set((changes[0] ?? last + 1) * apart >= 40 ? [0, ...changes] : changes);
      return {
        interval: (i) => shown.includes(i),
        formatter: (name, i) => name.split(' ')[0] + (below.has(i) ? '\n' + second(i) : ''),
      };
    }

    static said(value) {
      return typeof value === 'number' ? value.toLocaleString('en-GB', { maximumFractionDigits: 1 }) + '%' : 'not available';
    }

    /** Left and right by point, up and down by line, Home and End, Escape leaves. */
    read(event) {
      const series = (this.parsed?.series ?? []).filter((one) => !one.silent);
      const points = this.parsed?.xAxis?.data ?? [];
      if (!series.length || !points.length) return;
      const last = points.length - 1;
      const moves = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
      if (event.key === 'Escape') { this.leave(); return; }
      let [point, line] = this.at ?? [event.key === 'ArrowRight' ? -1 : points.length, series.length - 1];
      if (event.key in moves) { point += moves[event.key][0]; line += moves[event.key][1]; }
      else if (event.key === 'Home') point = 0;
      else if (event.key === 'End') point = last;
      else return;
      event.preventDefault();
      point = Math.min(last, Math.max(0, point));
      line = (line + series.length) % series.length;
      this.at = [point, line];
      const value = series[line].data[point]?.value;
      this.part_('[aria-live]').textContent = `${points[point]}: ${series[line].name} ${Chart.said(value)}`;
      this.chart?.dispatchAction({ type: 'showTip', seriesIndex: line, dataIndex: point });
    }

    leave() { this.at = undefined; this.chart?.dispatchAction({ type: 'hideTip' }); }
  }

  /** A map of tiles: one stop of the Tab key, the arrow keys move between tiles. */
  class Tiles extends HTMLElement {
    connectedCallback() {
      this.addEventListener('keydown', (event) => this.move(event));
      this.addEventListener('focusin', (event) => this.rove(event.target));
      this.changes = new MutationObserver(() => this.rove(this.current));
      this.changes.observe(this, { childList: true });
      this.rove();
    }

    disconnectedCallback() { this.changes.disconnect(); }

    get tiles() { return [...this.querySelectorAll('button')]; }

    rove(current) {
      const tiles = this.tiles;
      this.current = tiles.includes(current) ? current : tiles[0];
      tiles.forEach((tile) => tile.tabIndex = tile === this.current ? 0 : -1);
    }

    move(event) {
      const direction = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
      if (!direction || !this.tiles.includes(event.target)) return;
      event.preventDefault();
      const centre = (tile) => { const box = tile.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; };
      const [x, y] = centre(event.target);
      const best = this.tiles.filter((tile) => tile !== event.target)
        .map((tile) => { const [tx, ty] = centre(tile); const dx = tx - x, dy = ty - y;
          const along = dx * direction[0] + dy * direction[1], across = Math.abs(dx * direction[1]) + Math.abs(dy * direction[0]);
          return { tile, along, cost: along + 3 * across }; })
        .filter((candidate) => candidate.along > 4).sort((a, b) => a.cost - b.cost)[0];
      best?.tile.focus();
    }
  }

  /** What is wider than its place scrolls in it: then, and only then, it is a region with a name and a stop of the Tab key. */
  class Scroll extends HTMLElement {
    connectedCallback() {
      this.sizes = new ResizeObserver(() => this.fit());
      this.sizes.observe(this);
      this.watch();
      this.changes = new MutationObserver(() => this.watch());
      this.changes.observe(this, { childList: true });
    }

    disconnectedCallback() { this.sizes.disconnect(); this.changes.disconnect(); }

    watch() { [...this.children].forEach((child) => this.sizes.observe(child)); }

    fit() {
      const scrolls = this.scrollWidth > this.clientWidth + 1;
      const attributes = { role: 'region', tabindex: '0', 'aria-label': this.getAttribute('label') ?? '' };
      Object.entries(attributes).forEach(([name, value]) => scrolls ? this.setAttribute(name, value) : this.removeAttribute(name));
    }
  }

  /** A grid of cells: one stop of the Tab key, the arrow keys, Home and End move between the first link or button of each. */
  class Grid extends HTMLElement {
    connectedCallback() {
      this.addEventListener('keydown', (event) => this.move(event));
      this.addEventListener('focusin', (event) => this.rove(event.target));
      this.changes = new MutationObserver(() => this.rove(this.current));
      this.changes.observe(this, { childList: true, subtree: true });
      this.rove();
    }

    disconnectedCallback() { this.changes.disconnect(); }

    get rows() {
      return [...this.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.querySelector('a, button, [data-cell]')));
    }

    rove(current) {
      const cells = this.rows.flat().filter(Boolean);
      this.current = cells.includes(current) ? current : cells[0];
      cells.forEach((cell) => cell.tabIndex = cell === this.current ? 0 : -1);
    }

    move(event) {
      const rows = this.rows, at = rows.findIndex((row) => row.includes(event.target));
      if (at < 0 || event.altKey || event.metaKey) return;
      const column = rows[at].indexOf(event.target), last = rows[at].length - 1;
      const to = {
        ArrowRight: [at, Math.min(column + 1, last)], ArrowLeft: [at, Math.max(column - 1, 0)],
        ArrowDown: [Math.min(at + 1, rows.length - 1), column], ArrowUp: [Math.max(at - 1, 0), column],
        Home: [event.ctrlKey ? 0 : at, 0], End: [event.ctrlKey ? rows.length - 1 : at, last],
      }[event.key];
      if (!to) return;
      event.preventDefault();
      rows[to[0]][to[1]]?.focus();
    }
  }

  customElements.define('ib-chart', Chart);
  customElements.define('ib-grid', Grid);
  customElements.define('ib-scroll', Scroll);
  customElements.define('ib-tiles', Tiles);
})();
