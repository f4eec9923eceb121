// The query editor: our endpoint, our prefixes, our words, the named queries as examples. It asks nobody else anything.
"use strict";
(() => {
  const given = JSON.parse(document.getElementById("given").textContent);
  const Editor = window.Yasgui.default || window.Yasgui;
  const { Yasqe } = Editor;
  const fork = (kind, words) => {
    const name = "our-" + kind;
    Yasqe.forkAutocompleter(kind, { name, bulk: true, persistenceId: null, get: () => words });
    return name;
  };
  const prefixes = Object.entries(given.prefixes).map(([name, iri]) => `${name}: <${iri}>`);
  Yasqe.defaults.autocompleters = [
    "variables", fork("prefixes", prefixes), fork("class", given.classes), fork("property", given.properties),
  ];
  Yasqe.defaults.value = given.start;
  Yasqe.defaults.editorHeight = "27rem"; // a named query begins with a dozen lines on what it takes and gives
  const asked = new URLSearchParams(location.search).get("example");
  history.replaceState(null, "", location.pathname); // the editor would send its page's parameters with every query
  const endpoint = new URL("/sparql", location.href).href;
  const editor = new Editor(document.getElementById("editor"), {
    requestConfig: { endpoint, method: "POST", acceptHeaderGraph: "text/turtle" },
    copyEndpointOnNewTab: false,
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [], renderItem: () => {} },
    persistenceId: "diplograph-" + location.host,
    yasr: { prefixes: given.prefixes },
  });
  const texts = new Map(given.queries.map((query) => [query.name, query.text]));
  const open = (name) => {
    if (!texts.has(name)) return;
    const tab = editor.addTab(true, { name, requestConfig: { endpoint } });
    tab.setQuery(texts.get(name));
  };
  document.getElementById("example").addEventListener("change", (event) => open(event.target.value));
  open(asked);
  window.editor = editor;
})();
