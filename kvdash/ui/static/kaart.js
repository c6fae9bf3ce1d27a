/* A map: an SVG with data-kaart in which areas have data-kies. It is one stop for the tab key; arrow keys go to the
   nearest area that way, Enter and Space choose. The area pointed at is outlined on top and named below the map. */

const RICHTINGEN = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function midden(gebied) {
  const vak = gebied.getBoundingClientRect();
  return [vak.left + vak.width / 2, vak.top + vak.height / 2];
}

function buur(gebied, [rx, ry]) {
  const [x, y] = midden(gebied);
  let beste = null;
  let kortst = Infinity;
  for (const ander of gebied.closest("[data-kaart]").querySelectorAll("[data-kies]")) {
    const [ax, ay] = midden(ander);
    const langs = (ax - x) * rx + (ay - y) * ry;
    const afstand = langs + 2 * Math.abs((ax - x) * ry + (ay - y) * rx);
    if (langs > 0.5 && afstand < kortst) [beste, kortst] = [ander, afstand];
  }
  return beste;
}

export function opToets(event) {
  const gebied = event.target.closest("[data-kaart] [data-kies]");
  if (!gebied) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    gebied.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  } else if (RICHTINGEN[event.key]) {
    event.preventDefault();
    buur(gebied, RICHTINGEN[event.key])?.focus({ preventScroll: true });
  }
}

function wijsAan(vak, gebied) {
  const lijnen = vak.querySelectorAll("[data-kaart] .aanwijzer");
  if (!lijnen.length) return;
  for (const lijn of lijnen) lijn.setAttribute("d", gebied?.getAttribute("d") ?? "");
  vak.querySelector("[data-aangewezen]").textContent = gebied?.querySelector("title").textContent ?? "";
}

export function opAanwijzen(event) {
  const vak = event.currentTarget;
  const gebied = event.target.closest("[data-kaart] [data-kies]");
  const vast = vak.querySelector("[data-kaart] [data-kies]:focus");
  if (event.type === "focusin" && gebied) {
    for (const stop of vak.querySelectorAll('[data-kaart] [tabindex="0"]')) stop.tabIndex = -1;
    gebied.tabIndex = 0;
  }
  wijsAan(vak, gebied ?? vast);
}
