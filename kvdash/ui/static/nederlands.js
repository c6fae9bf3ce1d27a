/* Streamlit's own words in Dutch: it has no setting for them. Only texts that match as a whole are replaced. */
"use strict";

const WOORDEN = new Map(Object.entries({
  "file upload": "Bestand",
  "Upload": "Bestand kiezen",
  "Browse files": "Bestand kiezen",
  "Add files": "Bestand toevoegen",
  "Drag and drop a file here": "Laat het bestand hier los",
  "Drag and drop files here": "Laat de bestanden hier los",
  "Select all": "Alles kiezen",
  "Clear all": "Alles wissen",
  "Clear value": "Wissen",
  "No results": "Niets gevonden",
  "No options to select.": "Er is niets om te kiezen.",
  "No options to select": "Er is niets om te kiezen",
  "Choose options": "Kies",
  "Choose an option": "Kies",
  "Open": "Openen",
  "Close": "Sluiten",
  "Cancel": "Annuleren",
  "Dismiss": "Sluiten",
  "Delete": "Verwijderen",
  "Multiselect options": "Keuzes",
  "Selectbox options": "Keuzes",
  "Selected values": "Gekozen",
  "Main menu": "Menu",
  "Rerun": "Opnieuw laden",
  "Settings": "Instellingen",
  "Print": "Afdrukken",
  "About": "Over kvdash",
  "Appearance": "Weergave",
  "Theme": "Kleuren",
  "Choose app theme": "Kies de kleuren",
  "Use system setting": "Zoals de computer",
  "System": "Zoals de computer",
  "Light": "Licht",
  "Dark": "Donker",
  "Custom Theme Light": "Licht",
  "Custom Theme Dark": "Donker",
  "Custom Theme Auto": "Zoals de computer",
  "Wide mode": "Brede weergave",
  "Running...": "Bezig …",
  "Stop": "Stoppen",
  "Stopping...": "Stopt …",
  "Connecting": "Verbinding maken",
  "Error": "Fout",
  "Connection error": "Geen verbinding",
  "Connection timed out.": "De verbinding duurde te lang.",
  "Please wait...": "Even geduld …",
  "Connection lost. Please wait for the app to reconnect, then try again.":
    "De verbinding is weg. Wacht tot kvdash er weer is en probeer het dan opnieuw.",
  "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
    "Draait kvdash nog? Start het opnieuw met deze opdracht:",
  "Page not found": "Deze pagina bestaat niet",
  "The page that you have requested does not seem to exist. Running the app's main page.":
    "De gevraagde pagina bestaat niet. U ziet het overzicht.",
  "Skip to main content": "Naar de inhoud",
  "App pages": "Pagina's",
  "Expand sidebar": "Menu openen",
  "Collapse sidebar": "Menu sluiten",
  "View less": "Minder tonen",
  "view more": "meer tonen",
  "Fullscreen": "Groter",
  "Close fullscreen": "Kleiner",
  "Download as CSV": "Downloaden als CSV",
  "Search": "Zoeken",
  "Type to search": "Typ om te zoeken",
  "Close Search": "Zoeken sluiten",
  "Previous Result": "Vorige",
  "Next Result": "Volgende",
  "Show/hide columns": "Kolommen kiezen",
  "Sort ascending": "Laag naar hoog",
  "Sort descending": "Hoog naar laag",
  "Format": "Notatie",
  "Autosize": "Breedte aanpassen",
  "Pin column": "Kolom vastzetten",
  "Unpin column": "Kolom losmaken",
  "Hide column": "Kolom verbergen",
  "Copy column name": "Kolomnaam kopiëren",
  "Statistics": "Samenvatting",
  "Clear selection": "Selectie wissen",
  "Add row": "Rij toevoegen",
  "Delete row(s)": "Rijen verwijderen",
  "Loading...": "Laden …",
  "empty": "leeg",
  "Copy": "Kopiëren",
  "Copied": "Gekopieerd",
  "Copy to clipboard": "Kopiëren",
  "Invalid value.": "Deze waarde kan niet.",
  "This field is required.": "Vul dit in.",
  "Increment": "Meer",
  "Decrement": "Minder",
  "Press Enter to apply": "Druk op Enter om toe te passen",
  "Press Ctrl+Enter to apply": "Druk op Ctrl+Enter om toe te passen",
  "Press ⌘+Enter to apply": "Druk op ⌘+Enter om toe te passen",
  "Press Enter to submit form": "Druk op Enter om te bewaren",
  "Press Ctrl+Enter to submit form": "Druk op Ctrl+Enter om te bewaren",
  "Press ⌘+Enter to submit form": "Druk op ⌘+Enter om te bewaren",
  "yyyy": "jjjj",
  "Empty": "leeg",
  "Choose date": "Datum kiezen",
  "Zoom in": "Inzoomen",
  "Zoom out": "Uitzoomen",
  "Reset axes": "Beginstand",
  "Download plot as a PNG": "Downloaden als PNG",
  "Download plot as a png": "Downloaden als PNG",
}));

const PATRONEN = [
  [/^(.+) per file(?: • .*)?$/, "Hoogstens $1 per bestand"],
  [/^(\d+) more$/, "Nog $1"],
  [/^day, (.+)$/, "dag, $1"],
  [/^month, (.+)$/, "maand, $1"],
  [/^year, (.+)$/, "jaar, $1"],
  [/^Help for (.+)$/, "Uitleg bij $1"],
  [/^View (\d+) more$/, "Nog $1 tonen"],
  [/^Select (\d+) matches$/, "Alle $1 gevonden kiezen"],
  [/^Remove (.+)$/, "$1 weghalen"],
  [/^(.*) files are not allowed\.$/, "Dit soort bestand kan niet."],
  [/^File must be (.+) or smaller\.$/, "Te groot: hier hoogstens $1. Lees het in met de opdracht: kvdash lees-in"],
  [/^You can only select up to (\d+) options?\. Remove an option first\.$/, "Kies er hoogstens $1. Haal er eerst een weg."],
];
const ATTRIBUTEN = ["aria-label", "title", "placeholder", "data-title", "aria-valuetext"];
const EIGEN = "[data-testid='stHtml'], textarea, [contenteditable]:not([role='spinbutton'])";

function vertaal(tekst) {
  const kaal = tekst.trim();
  if (!kaal) return tekst;
  const woord = WOORDEN.get(kaal);
  if (woord !== undefined) return tekst.replace(kaal, woord);
  if (kaal.startsWith("Error: ")) return tekst.replace(kaal, `Fout: ${vertaal(kaal.slice("Error: ".length))}`);
  for (const [patroon, vervanging] of PATRONEN) {
    if (patroon.test(kaal)) return tekst.replace(kaal, kaal.replace(patroon, vervanging));
  }
  return tekst;
}

function vertaalTekst(knoop) {
  if (knoop.parentElement?.closest(EIGEN)) return;
  const nieuw = vertaal(knoop.nodeValue);
  if (nieuw !== knoop.nodeValue) knoop.nodeValue = nieuw;
}

function vertaalAttributen(element) {
  for (const naam of ATTRIBUTEN) {
    const oud = element.getAttribute(naam);
    if (oud === null) continue;
    const nieuw = vertaal(oud);
    if (nieuw !== oud) element.setAttribute(naam, nieuw);
  }
}

function vertaalBoom(wortel) {
  if (wortel.nodeType === Node.TEXT_NODE) return vertaalTekst(wortel);
  if (wortel.nodeType !== Node.ELEMENT_NODE) return;
  vertaalAttributen(wortel);
  const lopen = document.createTreeWalker(wortel, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (lopen.nextNode()) {
    const knoop = lopen.currentNode;
    if (knoop.nodeType === Node.TEXT_NODE) vertaalTekst(knoop);
    else vertaalAttributen(knoop);
  }
}

new MutationObserver((veranderingen) => {
  for (const v of veranderingen) {
    if (v.type === "characterData") vertaalTekst(v.target);
    else if (v.type === "attributes") vertaalAttributen(v.target);
    else v.addedNodes.forEach(vertaalBoom);
  }
}).observe(document.documentElement, {
  subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTEN,
});
