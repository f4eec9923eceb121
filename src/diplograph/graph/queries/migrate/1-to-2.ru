# Schema 2 holds judgements of claims on their article as well, so that one whose key is gone can look for its words,
# and derives graph/verdicts: all that is derived is made anew.
PREFIX dg: <https://w3id.org/diplograph/ns#>
INSERT { GRAPH <https://w3id.org/diplograph/id/graph/judgements> { ?judgement dg:onArticle ?article } }
WHERE {
  GRAPH <https://w3id.org/diplograph/id/graph/judgements> { ?judgement dg:onClaimKey ?key }
  FILTER NOT EXISTS { GRAPH <https://w3id.org/diplograph/id/graph/judgements> { ?judgement dg:onArticle ?any } }
  GRAPH ?graph { ?claim dg:claimKey ?key ; dg:inArticle ?article }
} ;
INSERT DATA { GRAPH <https://w3id.org/diplograph/id/graph/meta> {
  <https://w3id.org/diplograph/id/graph/meta> dg:shortcutsDue <https://w3id.org/diplograph/id/graph/shortcuts>
} }
