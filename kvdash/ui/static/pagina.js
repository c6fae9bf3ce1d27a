// Another page begins at its top: Streamlit sometimes leaves it where the page before was scrolled to.
let pad = location.pathname;
// The name that was given on the page is kept by this browser, so that a reload knows it.
let naam = null;
// What a press of a key left behind: the element that had the focus, the keys around it (the nearest first) and all keys
// of the page. Where that element is gone, who works with the keyboard would begin again at the top of the page.
let bij = null;
let metToets = false;

const SLEUTEL = "[class*='st-key-']";
const VELD = "textarea, input:not([type='hidden'])";
const sleutelVan = (el) => [...el.classList].find((klasse) => klasse.startsWith("st-key-"));
const opPagina = (sleutel) => [...document.getElementsByClassName(sleutel)].find((el) => el.getClientRects().length);

function onthoud(element) {
  if (!element.closest("[data-testid='stMain']")) return;
  const rond = [];
  for (let el = element.closest(SLEUTEL); el; el = el.parentElement.closest(SLEUTEL)) rond.push(sleutelVan(el));
  bij = { element, rond, waren: new Set([...document.querySelectorAll(SLEUTEL)].map(sleutelVan)) };
}

// The id of the stuk that an element belongs to: its card and its forms carry it in their keys.
const stukVan = (sleutels) => sleutels.join(" ").match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/)?.[0];

function waarheen() {
  const nieuw = [...document.querySelectorAll(`[data-testid='stMain'] ${SLEUTEL}`)].filter((el) => !bij.waren.has(sleutelVan(el)));
  const veld = nieuw.flatMap((el) => [...el.querySelectorAll(VELD)]).find((el) => el.getClientRects().length);
  if (veld) return veld;
  const id = stukVan(bij.rond);
  const kaart = id && document.querySelector(`[data-testid='stMain'] .stVerticalBlock[class*='${id}'], [data-testid='stMain'] .stHorizontalBlock[class*='${id}']`);
  const rond = bij.rond.includes("st-key-melding") ? opPagina("st-key-melding") : null;
  return kaart ?? rond ?? opPagina("st-key-melding") ?? bij.rond.map(opPagina).find(Boolean) ?? document.querySelector("h1");
}

function herstelFocus() {
  const klaar = document.querySelector("[data-testid='stApp']")?.dataset.testScriptState === "notRunning"
    && !document.querySelector("[data-testid='stSkeleton']");
  const weg = document.activeElement === document.body || document.activeElement === null;
  if (!klaar || !weg || !bij || !metToets) return;
  const doel = bij.element.isConnected ? bij.element : waarheen();
  bij = null;
  if (!doel) return;
  if (!doel.matches("a, button, input, textarea")) doel.setAttribute("tabindex", "-1");
  doel.focus();
}

document.addEventListener("focusin", (event) => onthoud(event.target));
document.addEventListener("keydown", () => { metToets = true; }, true);
document.addEventListener("pointerdown", () => { metToets = false; }, true);

new MutationObserver(() => {
  const gegeven = document.querySelector("[data-kv-naam]")?.dataset.kvNaam;
  if (gegeven && gegeven !== naam) {
    naam = gegeven;
    fetch("./kvdash/naam", { method: "POST", body: naam });
  }
  setTimeout(herstelFocus, 50);
  if (location.pathname === pad) return;
  pad = location.pathname;
  bij = null;
  document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0);
}).observe(document.documentElement, {
  subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"],
});
