// What this window remembers of a session, what it tells the others, and the strip for what went wrong. Nothing typed is ever kept.
(() => {
  if (window.interborough) return;

  const HERE = 'interborough-here', LOST = 'interborough-lost', OUT = 'interborough-out';
  const kept = window.sessionStorage; // of this window alone
  const others = new BroadcastChannel('interborough');
  let inside = false;

  /** The address without what sign-in adds to it. */
  const here = () => {
    const address = new URL(location.href);
    address.searchParams.delete('continue');
    return address.pathname + decodeURIComponent(address.search);
  };

  window.interborough = {
    /** A page of somebody who is signed in. After a lost session it leads back to where this window was. */
    isSignedIn() {
      const back = kept.getItem(LOST) && kept.getItem(HERE);
      kept.removeItem(LOST);
      kept.removeItem(OUT);
      inside = true;
      others.postMessage('in');
      if (back && back.startsWith('/') && back !== here()) location.replace(back);
    },

    /** The page of sign-in. Answers whether this window was signed in before and nobody signed out here. */
    isSignedOut() {
      const out = kept.getItem(OUT), again = new URLSearchParams(location.search).has('error');
      if (out === 'leaves' || (out && again)) {
        kept.setItem(OUT, 'left');
        others.postMessage('out');
        return false;
      }
      if (out) [HERE, LOST, OUT].forEach((name) => kept.removeItem(name)); // another address was asked for since
      if (!kept.getItem(HERE)) return false;
      kept.setItem(LOST, 'yes');
      return true;
    },

    /** Somebody means to leave: the next to sign in here begins at Home. The page of sign-in tells the other windows. */
    signsOut() {
      inside = false;
      kept.setItem(HERE, '/');
      kept.setItem(LOST, 'yes');
      kept.setItem(OUT, 'leaves');
    },

    /** Leads to the print of this page, where it has one. */
    prints() {
      const link = document.getElementById('print');
      if (link) link.click(); else window.print();
    },

    /** Says it above everything else, until it is closed. */
    tell(text) {
      document.querySelector('.ib-strip')?.remove();
      const strip = document.createElement('div');
      strip.className = 'ib-strip';
      strip.setAttribute('role', 'alert');
      const close = document.createElement('button');
      close.type = 'button';
      close.className = 'ib-button';
      close.textContent = 'Close';
      close.addEventListener('click', () => strip.remove());
      strip.append(Object.assign(document.createElement('span'), { textContent: text }), close);
      document.body.prepend(strip);
    },
  };

  window.addEventListener('pagehide', () => { if (inside) kept.setItem(HERE, here()); });
  // Whoever comes back to a window learns at once whether they are still signed in, if its channel has not said so before.
  const look = async () => {
    if (!inside || document.hidden) return;
    const answer = await fetch(document.baseURI, { method: 'HEAD', redirect: 'manual', cache: 'no-store' }).catch(() => undefined);
    if (answer && (answer.type === 'opaqueredirect' || [401, 403].includes(answer.status))) location.reload();
  };
  window.addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
  others.addEventListener('message', ({ data }) => {
    if (data === 'out' && inside) location.reload();
    if (data === 'in' && !inside && kept.getItem(LOST)) location.replace(kept.getItem(HERE));
  });

  // The strip of the connection and the box of a failure are the framework's; the words are ours, and a keyboard reaches them.
  const LOST_CONNECTION = 'Connection lost – trying again. What you have chosen is kept.';
  const name = () => {
    const connection = document.querySelector('vaadin-connection-indicator');
    if (connection && connection.offlineText !== LOST_CONNECTION) {
      connection.setAttribute('role', 'status');
      connection.offlineText = LOST_CONNECTION;
      connection.reconnectingText = LOST_CONNECTION;
      connection.onlineText = '';
    }
    const failure = document.querySelector('.v-system-error:not([role])');
    if (failure) {
      failure.setAttribute('role', 'alertdialog');
      failure.setAttribute('aria-label', 'Something went wrong');
      failure.tabIndex = 0;
      failure.addEventListener('keydown', (event) => { if (event.key === 'Enter') failure.click(); });
      failure.focus();
    }
  };
  new MutationObserver(name).observe(document.documentElement, { childList: true, subtree: true });
  name();
})();
