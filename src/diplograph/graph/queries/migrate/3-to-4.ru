# Schema 4 derives dg:factOn and dg:deed: all that is derived is made anew.
PREFIX dg: <https://w3id.org/diplograph/ns#>
INSERT DATA { GRAPH <https://w3id.org/diplograph/id/graph/meta> {
  <https://w3id.org/diplograph/id/graph/meta> dg:shortcutsDue <https://w3id.org/diplograph/id/graph/shortcuts>
} }
