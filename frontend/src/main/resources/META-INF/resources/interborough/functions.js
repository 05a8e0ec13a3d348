// What views ask the browser to do, by name. Loaded before everything else.
(() => {
  window.ib = {
    /** The link to the content moves the focus, not the address. */
    skipTo(link, id) {
      link.addEventListener('click', (event) => { event.preventDefault(); document.getElementById(id)?.focus(); });
    },
    /** Once what is new on the page can take it. */
    focusSoon(element) { setTimeout(() => element.focus()); },
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
