// Another page begins at its top: Streamlit sometimes leaves it where the page before was scrolled to.
let pad = location.pathname;
// The name that was given on the page is kept by this browser, so that a reload knows it.
let naam = null;

new MutationObserver(() => {
  const gegeven = document.querySelector("[data-kv-naam]")?.dataset.kvNaam;
  if (gegeven && gegeven !== naam) {
    naam = gegeven;
    fetch("./kvdash/naam", { method: "POST", body: naam });
  }
  if (location.pathname === pad) return;
  pad = location.pathname;
  document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0);
}).observe(document.documentElement, { subtree: true, childList: true });
