// What views ask the browser to do, by name. Loaded before everything else.
(() => {
  /** What had the focus last, unless somebody pointed elsewhere since. */
  let last = null;
  document.addEventListener('focusin', ({ target }) => { last = { id: target.id, href: target.getAttribute('href'), text: target.textContent }; });
  document.addEventListener('pointerdown', () => { last = null; });

  window.ib = {
    /** The link to the content moves the focus, not the address. */
    skipTo(link, id) {
      link.addEventListener('click', (event) => { event.preventDefault(); document.getElementById(id)?.focus(); });
    },
    /** Once what is new on the page can take it. */
    focusSoon(element) { setTimeout(() => element.focus()); },
    /** Where something else now stands in the place of what had the focus, that has it. */
    focusAgain() {
      if (document.activeElement !== document.body || !last) { return; }
      const same = (it) => it.getAttribute('href') === last.href && it.textContent === last.text;
      const found = (last.id && document.getElementById(last.id)) || [...document.querySelectorAll('main :is(a[href], button)')].find(same);
      found?.focus({ preventScroll: true });
    },
    /** Whether somebody is at a field of it, or has filled one in. */
    isBeingFilledIn(part) {
      const fields = [...part.querySelectorAll('input, textarea')];
      return fields.some((it) => it === document.activeElement || (/checkbox|radio/.test(it.type) ? it.checked : it.value !== ''));
    },
    /** Fetches a file as this page and hands it to the browser to keep; the outcome says when there is none. */
    async saveFile(outcome, address, token) {
      outcome.textContent = '';
      try {
        const answer = await fetch(address, { headers: { 'x-csrf-token': token ?? '' } });
        if (!answer.ok) { throw new Error(String(answer.status)); }
        const link = document.createElement('a');
        link.href = URL.createObjectURL(await answer.blob());
        link.download = /filename="?([^";]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'download';
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      } catch {
        outcome.textContent = 'We could not make the file. Try again.';
      }
    },
    /** If it is still there, and the focus was lost with what had it. */
    focusOn(id) { if (document.activeElement === document.body) document.getElementById(id)?.focus({ preventScroll: true }); },
  };

  /** What the framework says of a lost connection stands outside of every landmark: it is a status, and says so. */
  const named = new MutationObserver(() => {
    const indicator = document.querySelector('vaadin-connection-indicator');
    if (indicator) { indicator.setAttribute('role', 'status'); named.disconnect(); }
  });
  named.observe(document.documentElement, { childList: true, subtree: true });
})();
