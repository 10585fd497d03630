// The legend's button in the Markdown preview: marks on and off, kept while the preview is open.
(() => {
  const OFF = 'claimcheck-off';

  /** Where the browser keeps nothing (a restricted frame), the choice lasts until the preview is drawn anew. */
  const store = {
    get: () => {
      try {
        return sessionStorage.getItem(OFF) === 'true';
      } catch {
        return false;
      }
    },
    set: (off) => {
      try {
        sessionStorage.setItem(OFF, String(off));
      } catch {
        // See above.
      }
    },
  };

  const show = (off) => {
    document.body.classList.toggle(OFF, off);
    for (const button of document.querySelectorAll('.claimcheck-toggle'))
      button.setAttribute('aria-pressed', String(!off));
  };

  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || target.closest('.claimcheck-toggle') === null) return;
    const off = !document.body.classList.contains(OFF);
    store.set(off);
    show(off);
  });
  // The preview draws its content anew as the article changes, and with it the button.
  window.addEventListener('vscode.markdown.updateContent', () => show(document.body.classList.contains(OFF)));
  show(store.get());
})();
