/* HTML of the server in which elements with data-kies can be chosen, by mouse and keyboard; one widget for all of them.
   Within data-rooster (a table) the arrow keys go from cell to cell, so that it is one stop for the tab key. */

import { opAanwijzen, opToets } from "./kaart.js";

const STAPPEN = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function naarCel(event) {
  const stap = STAPPEN[event.key];
  const knop = event.target.closest("[data-rooster] [data-kies]");
  if (!stap || !knop) return;
  const cel = knop.closest("td, th");
  const rij = cel.parentElement;
  const rijen = [...rij.parentElement.rows];
  const doel = rijen[rijen.indexOf(rij) + stap[0]]?.cells[cel.cellIndex + stap[1]]?.querySelector("[data-kies]");
  if (!doel) return;
  event.preventDefault();
  knop.tabIndex = -1;
  doel.tabIndex = 0;
  doel.focus();
}

/* As kvdash/taal/cellen.py has it: what a spreadsheet may take for a formula. */
const FORMULE = /^'*[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]/;

function celtekst(cel) {
  const tekst = cel.innerText.replace(/\s+/g, " ");
  return FORMULE.test(tekst) ? `'${tekst}` : tekst;
}

/* The table above the button as text with tabs, which any spreadsheet takes. */
async function kopieer(vak, knop) {
  const rijen = [...vak.querySelectorAll("tr")].map((rij) => [...rij.cells].map(celtekst).join("\t"));
  await navigator.clipboard.writeText(rijen.join("\n"));
  vak.querySelector("[role=status]").textContent = knop.dataset.kopieer;
}

function vul(vak, html) {
  if (vak.gevuld === html) return;
  const gekozen = vak.contains(document.activeElement) ? document.activeElement.dataset.kies : undefined;
  vak.innerHTML = html;
  vak.gevuld = html;
  const zelfde = [...vak.querySelectorAll("[data-kies]")].find((knop) => knop.dataset.kies === gekozen);
  zelfde?.focus({ preventScroll: true });
}

export default function ({ data, parentElement, setTriggerValue }) {
  let vak = parentElement.querySelector(".kv-klikbaar");
  if (!vak) {
    vak = document.createElement("div");
    vak.className = "kv-klikbaar";
    vak.addEventListener("keydown", naarCel);
    vak.addEventListener("keydown", opToets);
    for (const soort of ["focusin", "focusout", "mouseover", "mouseleave"]) vak.addEventListener(soort, opAanwijzen);
    parentElement.appendChild(vak);
  }
  vul(vak, data.html);
  vak.onclick = (event) => {
    const knop = event.target.closest("[data-kies]");
    if (knop) setTriggerValue("gekozen", knop.dataset.kies);
    const kopie = event.target.closest("[data-kopieer]");
    if (kopie) kopieer(vak, kopie);
  };
}
