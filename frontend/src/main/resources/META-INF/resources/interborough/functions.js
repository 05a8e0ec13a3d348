// The policy of this page forbids the browser to compile text into code, and the framework sends what it wants done as text.
// So what it may say is listed here: a small language of properties, calls and assignments, and whole texts that are more.
// Loaded before everything else. What is not understood is an error in the console; the tests read the console.
(() => {
  /** What our own views call: ib.<name>(…). */
  window.ib = {
    /** The link to the content moves the focus, not the address. */
    skipTo(link, id) {
      link.addEventListener('click', (event) => { event.preventDefault(); document.getElementById(id)?.focus(); });
    },
    /** Once what is new on the page can take it. */
    focusSoon(element) { setTimeout(() => element.focus()); },
    /** If it is still there. */
    focusOn(id) { document.getElementById(id)?.focus({ preventScroll: true }); },
    /** Once what was just asked for is drawn. */
    printSoon() { requestAnimationFrame(() => requestAnimationFrame(() => window.print())); },
  };

  /** What the framework says of a lost connection stands outside of every landmark: it is a status, and says so. */
  const named = new MutationObserver(() => {
    const indicator = document.querySelector('vaadin-connection-indicator');
    if (indicator) { indicator.setAttribute('role', 'status'); named.disconnect(); }
  });
  named.observe(document.documentElement, { childList: true, subtree: true });

  const navigate = (replace) => (state, url, callback) =>
    window.dispatchEvent(new CustomEvent('vaadin-navigate', { detail: { state, url, replace, callback } }));
  const entitle = (title) => {
    document.title = title;
    if (window.Vaadin?.documentTitleSignal) window.Vaadin.documentTitleSignal.value = title;
  };
  const titled = `    document.title = $0;
    if(window?.Vaadin?.documentTitleSignal) {
        window.Vaadin.documentTitleSignal.value = $0;
    }
`;
  const texts = new Map(Object.entries({
    "if ( element.shadowRoot ) { return element.shadowRoot; } else { return element.attachShadow({'mode' : 'open'}); }":
      (element) => element.shadowRoot ?? element.attachShadow({ mode: 'open' }),
    "if($0.$connector) $0.$connector.reset();": (box) => box.$connector?.reset(),
    [`if(window.Vaadin.Flow.navigation) { window.addEventListener('vaadin-navigated', function(event) {${titled}}, {once:true}); }  else { ${titled} }`]:
      (title) => window.Vaadin.Flow.navigation
        ? window.addEventListener('vaadin-navigated', () => entitle(title), { once: true }) : entitle(title),
    "window.dispatchEvent(new CustomEvent('vaadin-navigate', { detail: { state: $0, url: $1, replace: false, callback: $2 } }));": navigate(false),
    "window.dispatchEvent(new CustomEvent('vaadin-navigate', { detail: { state: $0, url: $1, replace: true, callback: $2 } }));": navigate(true),
    "window.dispatchEvent(new CustomEvent('vaadin-redirect-pending', {detail: {url: $0}})); if ($1 == '_self') this.stopApplication(); window.open($0, $1)":
      function (url, name) {
        window.dispatchEvent(new CustomEvent('vaadin-redirect-pending', { detail: { url } }));
        if (name === '_self') this.stopApplication();
        window.open(url, name);
      },
    "element.files.some(file => file.uploading)": (event, element) => element.files.some((file) => file.uploading),
    "this.files = [];": function () { this.files = []; },
    "    const el = this;\n    window.addEventListener('resize', evt => {\n        const event = new Event(\"window-resize\");\n        event.w = document.documentElement.clientWidth;\n        event.h = document.documentElement.clientHeight;\n        el.dispatchEvent(event);\n    });\n":
      function () {
        window.addEventListener('resize', () => {
          const { clientWidth: w, clientHeight: h } = document.documentElement;
          this.dispatchEvent(Object.assign(new Event('window-resize'), { w, h }));
        });
      },
  }));

  /** One text of the small language, read once. It yields a function of the values of its names. */
  class Reader {
    constructor(text) {
      this.text = text;
      this.words = text.match(/\s+|[$\w]+|'[^'\\]*'|"[^"\\]*"|[=!]==?|=>|[<>]=?|&&|\|\||\?\.|[^]/g)?.filter((word) => word.trim()) ?? [];
      this.at = 0;
    }

    get word() { return this.words[this.at]; }
    takes(word) { if (this.word !== word) return false; this.at++; return true; }
    needs(word) { if (!this.takes(word)) this.fail(); }
    fail() { throw new EvalError('not in the list of what may be run here: ' + this.text); }

    program() {
      const steps = [];
      while (this.at < this.words.length) {
        steps.push({ last: this.takes('return'), does: this.value() });
        if (this.at < this.words.length) this.needs(';');
      }
      return (names) => { for (const { last, does } of steps) { const it = does(names); if (last) return it; } };
    }

    value() {
      const left = this.both();
      if (!this.takes('||')) return left;
      const right = this.value();
      return (names) => left(names) || right(names);
    }

    both() {
      const left = this.compared();
      if (!this.takes('&&')) return left;
      const right = this.both();
      return (names) => left(names) && right(names);
    }

    compared() {
      const [left, assign] = this.path();
      if (assign && this.takes('=')) { const right = this.value(); return (names) => assign(names, right(names)); }
      const compare = { '===': (a, b) => a === b, '!==': (a, b) => a !== b, '==': (a, b) => a == b, '!=': (a, b) => a != b,
        '<': (a, b) => a < b, '<=': (a, b) => a <= b, '>': (a, b) => a > b, '>=': (a, b) => a >= b }[this.word];
      if (!compare) return left;
      this.at++;
      const [right] = this.path();
      return (names) => compare(left(names), right(names));
    }

    /** Something, and how it is given another value if it can be. */
    path() {
      if (this.takes('!')) { const [it] = this.path(); return [(names) => !it(names)]; }
      let get = this.root(), of, key, set, optional;
      for (;;) {
        const before = get, owner = of, name = key;
        if (this.takes('(')) {
          const values = this.values(')'), perhaps = optional;
          get = (names) => {
            const it = owner?.(names);
            if (perhaps && it == null) return undefined;
            const called = owner ? it[name(names)] : before(names);
            return called.apply(it, values.map((value) => value(names)));
          };
          of = set = optional = undefined;
          continue;
        }
        optional = this.takes('?.');
        if (optional || this.takes('.')) { const word = this.words[this.at++]; if (!/^[$\w]+$/.test(word)) this.fail(); key = () => word; }
        else if (this.takes('[')) { key = this.value(); this.needs(']'); }
        else return [get, set];
        const part = key, lenient = optional;
        of = before;
        get = (names) => { const it = before(names); return lenient && it == null ? undefined : it[part(names)]; };
        set = (names, value) => { before(names)[part(names)] = value; };
      }
    }

    values(end) {
      const values = [];
      while (!this.takes(end)) { values.push(this.value()); if (this.word !== end) this.needs(','); }
      return values;
    }

    /** Of an object written out. */
    parts() {
      const parts = [];
      while (!this.takes('}')) {
        const key = this.words[this.at++];
        this.needs(':');
        parts.push([key, this.value()]);
        if (this.word !== '}') this.needs(',');
      }
      return parts;
    }

    root() {
      const word = this.words[this.at++] ?? this.fail();
      if (word === '(' && this.takes(')')) { this.needs('=>'); const does = this.value(); return (names) => () => does(names); }
      if (word === '{') { const parts = this.parts(); return (names) => Object.fromEntries(parts.map(([key, value]) => [key, value(names)])); }
      if (word === '(') { const it = this.value(); this.needs(')'); return it; }
      if (/^['"]/.test(word)) return () => word.slice(1, -1);
      if (/^\d+$/.test(word)) return () => Number(word);
      if (['true', 'false', 'null', 'undefined'].includes(word)) return () => ({ true: true, false: false, null: null })[word];
      if (!/^[$A-Za-z_][$\w]*$/.test(word) || ['function', 'new', 'const', 'let', 'var', 'if', 'async', 'await', 'try'].includes(word)) this.fail();
      return (names) => (names.has(word) ? names.get(word) : window[word]);
    }
  }

  const bodies = new Map();
  const read = (body) => {
    const whole = texts.get(body) ?? texts.get(/^return \(([^]*)\)$/.exec(body)?.[1]);
    if (whole) return (names, values, self) => whole.apply(self, values);
    const program = new Reader(body).program();
    return (names, values, self) => program(new Map([...names.map((name, i) => [name, values[i]]), ['this', self]]));
  };
  const runs = (body, names, values, self) => {
    if (!bodies.has(body)) bodies.set(body, read(body));
    return bodies.get(body)(names, values, self);
  };

  const compile = (...parts) => {
    const body = String(parts.pop() ?? ''), names = parts;
    const [, applied, self] = /^return \(async function\(\) \{ ([^]*)\}\)\.apply\(\$(\d+)\)$/.exec(body) ?? [];
    const [, awaited, done, failed] = /^try\{Promise\.resolve\(\(async function\(\)\{([^]*)\}\)\(\)\)\.then\(\$(\d+),function\(error\)\{\$(\d+)\(''\+error\)\}\)\}catch\(error\)\{\$\d+\(''\+error\)\}$/.exec(body) ?? [];
    if (awaited !== undefined) {
      const inner = compile(...names, awaited);
      return function (...values) {
        (async () => inner.apply(this, values))().then(values[done], (error) => { console.error(error); values[failed]('' + error); });
      };
    }
    if (applied !== undefined) return async (...values) => runs(applied, names, values, values[self]);
    return function (...values) { return runs(body, names, values, this); };
  };

  const native = window.Function;
  window.Function = function (...parts) { return compile(...parts); };
  window.Function.prototype = native.prototype;
})();
