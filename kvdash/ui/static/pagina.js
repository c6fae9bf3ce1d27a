// Another page begins at its top: Streamlit sometimes leaves it where the page before was scrolled to.
let pad = location.pathname;

new MutationObserver(() => {
  if (location.pathname === pad) return;
  pad = location.pathname;
  document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0);
}).observe(document.documentElement, { subtree: true, childList: true });
