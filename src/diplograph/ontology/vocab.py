"""Every name of ontologies/diplograph.ttl as a plain string, and its class tree.

GENERATED: change the ontology, then `python -m diplograph.ontology.generate`.
"""

# ruff: noqa: N815  the names are the ontology's

from diplograph.ontology.namespace import Namespace


class RDF(metaclass=Namespace):
    """Terms of <http://www.w3.org/1999/02/22-rdf-syntax-ns#>."""

    IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    Statement = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement"
    object = "http://www.w3.org/1999/02/22-rdf-syntax-ns#object"
    predicate = "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate"
    subject = "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject"
    type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class RDFS(metaclass=Namespace):
    """Terms of <http://www.w3.org/2000/01/rdf-schema#>."""

    IRI = "http://www.w3.org/2000/01/rdf-schema#"
    comment = "http://www.w3.org/2000/01/rdf-schema#comment"
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    subClassOf = "http://www.w3.org/2000/01/rdf-schema#subClassOf"


class XSD(metaclass=Namespace):
    """Terms of <http://www.w3.org/2001/XMLSchema#>."""

    IRI = "http://www.w3.org/2001/XMLSchema#"
    boolean = "http://www.w3.org/2001/XMLSchema#boolean"
    date = "http://www.w3.org/2001/XMLSchema#date"
    dateTime = "http://www.w3.org/2001/XMLSchema#dateTime"
    decimal = "http://www.w3.org/2001/XMLSchema#decimal"
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    nonNegativeInteger = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
    string = "http://www.w3.org/2001/XMLSchema#string"


class DCT(metaclass=Namespace):
    """Terms of <http://purl.org/dc/terms/>."""

    IRI = "http://purl.org/dc/terms/"
    identifier = "http://purl.org/dc/terms/identifier"
    issued = "http://purl.org/dc/terms/issued"
    language = "http://purl.org/dc/terms/language"
    publisher = "http://purl.org/dc/terms/publisher"
    title = "http://purl.org/dc/terms/title"


class DG(metaclass=Namespace):
    """Terms of <https://w3id.org/diplograph/ns#>."""

    IRI = "https://w3id.org/diplograph/ns#"
    Abstained = "https://w3id.org/diplograph/ns#Abstained"
    Accusation = "https://w3id.org/diplograph/ns#Accusation"
    Actor = "https://w3id.org/diplograph/ns#Actor"
    ActorGroup = "https://w3id.org/diplograph/ns#ActorGroup"
    ActorLink = "https://w3id.org/diplograph/ns#ActorLink"
    Against = "https://w3id.org/diplograph/ns#Against"
    Agreement = "https://w3id.org/diplograph/ns#Agreement"
    Aid = "https://w3id.org/diplograph/ns#Aid"
    Alleged = "https://w3id.org/diplograph/ns#Alleged"
    Alliance = "https://w3id.org/diplograph/ns#Alliance"
    Apology = "https://w3id.org/diplograph/ns#Apology"
    Appointment = "https://w3id.org/diplograph/ns#Appointment"
    Article = "https://w3id.org/diplograph/ns#Article"
    Authorization = "https://w3id.org/diplograph/ns#Authorization"
    CausalRole = "https://w3id.org/diplograph/ns#CausalRole"
    Ceasefire = "https://w3id.org/diplograph/ns#Ceasefire"
    CivilianHarm = "https://w3id.org/diplograph/ns#CivilianHarm"
    Claim = "https://w3id.org/diplograph/ns#Claim"
    Coercion = "https://w3id.org/diplograph/ns#Coercion"
    Commitment = "https://w3id.org/diplograph/ns#Commitment"
    Company = "https://w3id.org/diplograph/ns#Company"
    Condemnation = "https://w3id.org/diplograph/ns#Condemnation"
    Condition = "https://w3id.org/diplograph/ns#Condition"
    Conditional = "https://w3id.org/diplograph/ns#Conditional"
    Conflict = "https://w3id.org/diplograph/ns#Conflict"
    ConflictualAct = "https://w3id.org/diplograph/ns#ConflictualAct"
    Contact = "https://w3id.org/diplograph/ns#Contact"
    ContractOpportunity = "https://w3id.org/diplograph/ns#ContractOpportunity"
    Cooperation = "https://w3id.org/diplograph/ns#Cooperation"
    CooperativeAct = "https://w3id.org/diplograph/ns#CooperativeAct"
    DeEscalation = "https://w3id.org/diplograph/ns#DeEscalation"
    Decision = "https://w3id.org/diplograph/ns#Decision"
    Demand = "https://w3id.org/diplograph/ns#Demand"
    Denial = "https://w3id.org/diplograph/ns#Denial"
    DoesNotHold = "https://w3id.org/diplograph/ns#DoesNotHold"
    EaseSanctions = "https://w3id.org/diplograph/ns#EaseSanctions"
    EconomicLoss = "https://w3id.org/diplograph/ns#EconomicLoss"
    Edge = "https://w3id.org/diplograph/ns#Edge"
    EnvoyMission = "https://w3id.org/diplograph/ns#EnvoyMission"
    Event = "https://w3id.org/diplograph/ns#Event"
    EventJudgement = "https://w3id.org/diplograph/ns#EventJudgement"
    EventLink = "https://w3id.org/diplograph/ns#EventLink"
    Expectation = "https://w3id.org/diplograph/ns#Expectation"
    Explicit = "https://w3id.org/diplograph/ns#Explicit"
    Extraction = "https://w3id.org/diplograph/ns#Extraction"
    Extractor = "https://w3id.org/diplograph/ns#Extractor"
    Factuality = "https://w3id.org/diplograph/ns#Factuality"
    For = "https://w3id.org/diplograph/ns#For"
    GovernmentBody = "https://w3id.org/diplograph/ns#GovernmentBody"
    GrantingRefuge = "https://w3id.org/diplograph/ns#GrantingRefuge"
    Holds = "https://w3id.org/diplograph/ns#Holds"
    Hosting = "https://w3id.org/diplograph/ns#Hosting"
    IdentityJudgement = "https://w3id.org/diplograph/ns#IdentityJudgement"
    Improbable = "https://w3id.org/diplograph/ns#Improbable"
    InformationSharing = "https://w3id.org/diplograph/ns#InformationSharing"
    Intention = "https://w3id.org/diplograph/ns#Intention"
    IntergovernmentalOrganization = "https://w3id.org/diplograph/ns#IntergovernmentalOrganization"
    Issue = "https://w3id.org/diplograph/ns#Issue"
    Judgement = "https://w3id.org/diplograph/ns#Judgement"
    LeavingPower = "https://w3id.org/diplograph/ns#LeavingPower"
    LegalViolation = "https://w3id.org/diplograph/ns#LegalViolation"
    LossOfLegitimacy = "https://w3id.org/diplograph/ns#LossOfLegitimacy"
    Mediation = "https://w3id.org/diplograph/ns#Mediation"
    Meeting = "https://w3id.org/diplograph/ns#Meeting"
    Mention = "https://w3id.org/diplograph/ns#Mention"
    MilitaryAction = "https://w3id.org/diplograph/ns#MilitaryAction"
    Mixed = "https://w3id.org/diplograph/ns#Mixed"
    Mobilization = "https://w3id.org/diplograph/ns#Mobilization"
    Movement = "https://w3id.org/diplograph/ns#Movement"
    Narrated = "https://w3id.org/diplograph/ns#Narrated"
    Negotiation = "https://w3id.org/diplograph/ns#Negotiation"
    Neutral = "https://w3id.org/diplograph/ns#Neutral"
    NonStateGroup = "https://w3id.org/diplograph/ns#NonStateGroup"
    NotVoting = "https://w3id.org/diplograph/ns#NotVoting"
    Offer = "https://w3id.org/diplograph/ns#Offer"
    Opposes = "https://w3id.org/diplograph/ns#Opposes"
    Organization = "https://w3id.org/diplograph/ns#Organization"
    Person = "https://w3id.org/diplograph/ns#Person"
    Persuasion = "https://w3id.org/diplograph/ns#Persuasion"
    PhoneCall = "https://w3id.org/diplograph/ns#PhoneCall"
    Place = "https://w3id.org/diplograph/ns#Place"
    Planned = "https://w3id.org/diplograph/ns#Planned"
    Possible = "https://w3id.org/diplograph/ns#Possible"
    Praise = "https://w3id.org/diplograph/ns#Praise"
    Predicted = "https://w3id.org/diplograph/ns#Predicted"
    Probable = "https://w3id.org/diplograph/ns#Probable"
    Protest = "https://w3id.org/diplograph/ns#Protest"
    PublicationFallback = "https://w3id.org/diplograph/ns#PublicationFallback"
    Recognition = "https://w3id.org/diplograph/ns#Recognition"
    ReduceRelations = "https://w3id.org/diplograph/ns#ReduceRelations"
    Refusal = "https://w3id.org/diplograph/ns#Refusal"
    Regime = "https://w3id.org/diplograph/ns#Regime"
    RelativeToEvent = "https://w3id.org/diplograph/ns#RelativeToEvent"
    RelativeToPublication = "https://w3id.org/diplograph/ns#RelativeToPublication"
    Release = "https://w3id.org/diplograph/ns#Release"
    Reported = "https://w3id.org/diplograph/ns#Reported"
    Request = "https://w3id.org/diplograph/ns#Request"
    Resignation = "https://w3id.org/diplograph/ns#Resignation"
    Resolution = "https://w3id.org/diplograph/ns#Resolution"
    RoleHolding = "https://w3id.org/diplograph/ns#RoleHolding"
    Sanction = "https://w3id.org/diplograph/ns#Sanction"
    ShortcutRule = "https://w3id.org/diplograph/ns#ShortcutRule"
    Situation = "https://w3id.org/diplograph/ns#Situation"
    SpeechEvent = "https://w3id.org/diplograph/ns#SpeechEvent"
    Stance = "https://w3id.org/diplograph/ns#Stance"
    StanceChange = "https://w3id.org/diplograph/ns#StanceChange"
    StanceValue = "https://w3id.org/diplograph/ns#StanceValue"
    Standing = "https://w3id.org/diplograph/ns#Standing"
    State = "https://w3id.org/diplograph/ns#State"
    Statement = "https://w3id.org/diplograph/ns#Statement"
    Summit = "https://w3id.org/diplograph/ns#Summit"
    SupportForParty = "https://w3id.org/diplograph/ns#SupportForParty"
    Supports = "https://w3id.org/diplograph/ns#Supports"
    Threat = "https://w3id.org/diplograph/ns#Threat"
    TimeBasis = "https://w3id.org/diplograph/ns#TimeBasis"
    TroopWithdrawal = "https://w3id.org/diplograph/ns#TroopWithdrawal"
    Unanchored = "https://w3id.org/diplograph/ns#Unanchored"
    Unknown = "https://w3id.org/diplograph/ns#Unknown"
    UnnamedActor = "https://w3id.org/diplograph/ns#UnnamedActor"
    Vetoed = "https://w3id.org/diplograph/ns#Vetoed"
    Visit = "https://w3id.org/diplograph/ns#Visit"
    Vote = "https://w3id.org/diplograph/ns#Vote"
    VoteValue = "https://w3id.org/diplograph/ns#VoteValue"
    Wanted = "https://w3id.org/diplograph/ns#Wanted"
    YearInferred = "https://w3id.org/diplograph/ns#YearInferred"
    about = "https://w3id.org/diplograph/ns#about"
    accused = "https://w3id.org/diplograph/ns#accused"
    actor = "https://w3id.org/diplograph/ns#actor"
    actsFor = "https://w3id.org/diplograph/ns#actsFor"
    agreedWith = "https://w3id.org/diplograph/ns#agreedWith"
    amount = "https://w3id.org/diplograph/ns#amount"
    amountText = "https://w3id.org/diplograph/ns#amountText"
    asked = "https://w3id.org/diplograph/ns#asked"
    asserts = "https://w3id.org/diplograph/ns#asserts"
    atPlace = "https://w3id.org/diplograph/ns#atPlace"
    attacked = "https://w3id.org/diplograph/ns#attacked"
    between = "https://w3id.org/diplograph/ns#between"
    calibration = "https://w3id.org/diplograph/ns#calibration"
    cameoRoot = "https://w3id.org/diplograph/ns#cameoRoot"
    candidate = "https://w3id.org/diplograph/ns#candidate"
    canonicalActor = "https://w3id.org/diplograph/ns#canonicalActor"
    claimCount = "https://w3id.org/diplograph/ns#claimCount"
    claimKey = "https://w3id.org/diplograph/ns#claimKey"
    claimsState = "https://w3id.org/diplograph/ns#claimsState"
    comparedAs = "https://w3id.org/diplograph/ns#comparedAs"
    comparedIn = "https://w3id.org/diplograph/ns#comparedIn"
    concerns = "https://w3id.org/diplograph/ns#concerns"
    confidence = "https://w3id.org/diplograph/ns#confidence"
    configHash = "https://w3id.org/diplograph/ns#configHash"
    conflictKind = "https://w3id.org/diplograph/ns#conflictKind"
    content = "https://w3id.org/diplograph/ns#content"
    contradicts = "https://w3id.org/diplograph/ns#contradicts"
    countryCode = "https://w3id.org/diplograph/ns#countryCode"
    currency = "https://w3id.org/diplograph/ns#currency"
    deed = "https://w3id.org/diplograph/ns#deed"
    demandedOf = "https://w3id.org/diplograph/ns#demandedOf"
    depth = "https://w3id.org/diplograph/ns#depth"
    describedAs = "https://w3id.org/diplograph/ns#describedAs"
    destination = "https://w3id.org/diplograph/ns#destination"
    edge = "https://w3id.org/diplograph/ns#edge"
    envoy = "https://w3id.org/diplograph/ns#envoy"
    evidence = "https://w3id.org/diplograph/ns#evidence"
    factOn = "https://w3id.org/diplograph/ns#factOn"
    factuality = "https://w3id.org/diplograph/ns#factuality"
    firstSeen = "https://w3id.org/diplograph/ns#firstSeen"
    firstTime = "https://w3id.org/diplograph/ns#firstTime"
    found = "https://w3id.org/diplograph/ns#found"
    fromClaim = "https://w3id.org/diplograph/ns#fromClaim"
    fromStance = "https://w3id.org/diplograph/ns#fromStance"
    hint = "https://w3id.org/diplograph/ns#hint"
    holder = "https://w3id.org/diplograph/ns#holder"
    hosted = "https://w3id.org/diplograph/ns#hosted"
    inArticle = "https://w3id.org/diplograph/ns#inArticle"
    inferredFrom = "https://w3id.org/diplograph/ns#inferredFrom"
    intensity = "https://w3id.org/diplograph/ns#intensity"
    judgedBy = "https://w3id.org/diplograph/ns#judgedBy"
    lastSeen = "https://w3id.org/diplograph/ns#lastSeen"
    latitude = "https://w3id.org/diplograph/ns#latitude"
    left = "https://w3id.org/diplograph/ns#left"
    likeness = "https://w3id.org/diplograph/ns#likeness"
    linkConfidence = "https://w3id.org/diplograph/ns#linkConfidence"
    linkedActor = "https://w3id.org/diplograph/ns#linkedActor"
    linkedType = "https://w3id.org/diplograph/ns#linkedType"
    longitude = "https://w3id.org/diplograph/ns#longitude"
    met = "https://w3id.org/diplograph/ns#met"
    model = "https://w3id.org/diplograph/ns#model"
    modelHash = "https://w3id.org/diplograph/ns#modelHash"
    objectRole = "https://w3id.org/diplograph/ns#objectRole"
    onArticle = "https://w3id.org/diplograph/ns#onArticle"
    onBehalfOf = "https://w3id.org/diplograph/ns#onBehalfOf"
    onClaimKey = "https://w3id.org/diplograph/ns#onClaimKey"
    onContent = "https://w3id.org/diplograph/ns#onContent"
    opposes = "https://w3id.org/diplograph/ns#opposes"
    order = "https://w3id.org/diplograph/ns#order"
    partOf = "https://w3id.org/diplograph/ns#partOf"
    participant = "https://w3id.org/diplograph/ns#participant"
    ploverCategory = "https://w3id.org/diplograph/ns#ploverCategory"
    ploverScore = "https://w3id.org/diplograph/ns#ploverScore"
    published = "https://w3id.org/diplograph/ns#published"
    publisher = "https://w3id.org/diplograph/ns#publisher"
    publisherCount = "https://w3id.org/diplograph/ns#publisherCount"
    purpose = "https://w3id.org/diplograph/ns#purpose"
    quad = "https://w3id.org/diplograph/ns#quad"
    quoteType = "https://w3id.org/diplograph/ns#quoteType"
    rawScore = "https://w3id.org/diplograph/ns#rawScore"
    reason = "https://w3id.org/diplograph/ns#reason"
    recipient = "https://w3id.org/diplograph/ns#recipient"
    relayedBy = "https://w3id.org/diplograph/ns#relayedBy"
    replacement = "https://w3id.org/diplograph/ns#replacement"
    result = "https://w3id.org/diplograph/ns#result"
    right = "https://w3id.org/diplograph/ns#right"
    roleSource = "https://w3id.org/diplograph/ns#roleSource"
    roleTitle = "https://w3id.org/diplograph/ns#roleTitle"
    rule = "https://w3id.org/diplograph/ns#rule"
    saidOn = "https://w3id.org/diplograph/ns#saidOn"
    same = "https://w3id.org/diplograph/ns#same"
    sanctioned = "https://w3id.org/diplograph/ns#sanctioned"
    schemaVersion = "https://w3id.org/diplograph/ns#schemaVersion"
    sentEnvoyTo = "https://w3id.org/diplograph/ns#sentEnvoyTo"
    setApart = "https://w3id.org/diplograph/ns#setApart"
    shortcutsDue = "https://w3id.org/diplograph/ns#shortcutsDue"
    source = "https://w3id.org/diplograph/ns#source"
    sourceName = "https://w3id.org/diplograph/ns#sourceName"
    stanceValue = "https://w3id.org/diplograph/ns#stanceValue"
    standing = "https://w3id.org/diplograph/ns#standing"
    subjectRole = "https://w3id.org/diplograph/ns#subjectRole"
    supports = "https://w3id.org/diplograph/ns#supports"
    symmetric = "https://w3id.org/diplograph/ns#symmetric"
    syndicationCluster = "https://w3id.org/diplograph/ns#syndicationCluster"
    takenBackBy = "https://w3id.org/diplograph/ns#takenBackBy"
    talkedWith = "https://w3id.org/diplograph/ns#talkedWith"
    target = "https://w3id.org/diplograph/ns#target"
    telling = "https://w3id.org/diplograph/ns#telling"
    tellingKey = "https://w3id.org/diplograph/ns#tellingKey"
    tellingOf = "https://w3id.org/diplograph/ns#tellingOf"
    tells = "https://w3id.org/diplograph/ns#tells"
    textHash = "https://w3id.org/diplograph/ns#textHash"
    textSignature = "https://w3id.org/diplograph/ns#textSignature"
    timeBasis = "https://w3id.org/diplograph/ns#timeBasis"
    timeMention = "https://w3id.org/diplograph/ns#timeMention"
    timePrecision = "https://w3id.org/diplograph/ns#timePrecision"
    timeText = "https://w3id.org/diplograph/ns#timeText"
    titleInText = "https://w3id.org/diplograph/ns#titleInText"
    toStance = "https://w3id.org/diplograph/ns#toStance"
    toldOn = "https://w3id.org/diplograph/ns#toldOn"
    usesPlace = "https://w3id.org/diplograph/ns#usesPlace"
    usesRole = "https://w3id.org/diplograph/ns#usesRole"
    verdict = "https://w3id.org/diplograph/ns#verdict"
    version = "https://w3id.org/diplograph/ns#version"
    voteValue = "https://w3id.org/diplograph/ns#voteValue"
    whenStance = "https://w3id.org/diplograph/ns#whenStance"
    whenType = "https://w3id.org/diplograph/ns#whenType"
    why = "https://w3id.org/diplograph/ns#why"


class GAF(metaclass=Namespace):
    """Terms of <http://groundedannotationframework.org/gaf#>."""

    IRI = "http://groundedannotationframework.org/gaf#"
    denotedBy = "http://groundedannotationframework.org/gaf#denotedBy"


class NIF(metaclass=Namespace):
    """Terms of <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>."""

    IRI = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
    Context = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#Context"
    RFC5147String = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#RFC5147String"
    anchorOf = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf"
    beginIndex = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#beginIndex"
    endIndex = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#endIndex"
    isString = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#isString"
    referenceContext = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#referenceContext"


class ORG(metaclass=Namespace):
    """Terms of <http://www.w3.org/ns/org#>."""

    IRI = "http://www.w3.org/ns/org#"
    member = "http://www.w3.org/ns/org#member"
    organization = "http://www.w3.org/ns/org#organization"


class PROV(metaclass=Namespace):
    """Terms of <http://www.w3.org/ns/prov#>."""

    IRI = "http://www.w3.org/ns/prov#"
    Activity = "http://www.w3.org/ns/prov#Activity"
    Collection = "http://www.w3.org/ns/prov#Collection"
    SoftwareAgent = "http://www.w3.org/ns/prov#SoftwareAgent"
    alternateOf = "http://www.w3.org/ns/prov#alternateOf"
    generatedAtTime = "http://www.w3.org/ns/prov#generatedAtTime"
    hadMember = "http://www.w3.org/ns/prov#hadMember"
    invalidatedAtTime = "http://www.w3.org/ns/prov#invalidatedAtTime"
    startedAtTime = "http://www.w3.org/ns/prov#startedAtTime"
    used = "http://www.w3.org/ns/prov#used"
    wasAssociatedWith = "http://www.w3.org/ns/prov#wasAssociatedWith"
    wasAttributedTo = "http://www.w3.org/ns/prov#wasAttributedTo"
    wasDerivedFrom = "http://www.w3.org/ns/prov#wasDerivedFrom"
    wasGeneratedBy = "http://www.w3.org/ns/prov#wasGeneratedBy"


class SCHEMA(metaclass=Namespace):
    """Terms of <https://schema.org/>."""

    IRI = "https://schema.org/"
    url = "https://schema.org/url"


class SEM(metaclass=Namespace):
    """Terms of <http://semanticweb.cs.vu.nl/2009/11/sem/>."""

    IRI = "http://semanticweb.cs.vu.nl/2009/11/sem/"
    eventType = "http://semanticweb.cs.vu.nl/2009/11/sem/eventType"
    hasEarliestBeginTimeStamp = "http://semanticweb.cs.vu.nl/2009/11/sem/hasEarliestBeginTimeStamp"
    hasEarliestEndTimeStamp = "http://semanticweb.cs.vu.nl/2009/11/sem/hasEarliestEndTimeStamp"
    hasLatestBeginTimeStamp = "http://semanticweb.cs.vu.nl/2009/11/sem/hasLatestBeginTimeStamp"
    hasLatestEndTimeStamp = "http://semanticweb.cs.vu.nl/2009/11/sem/hasLatestEndTimeStamp"


class SKOS(metaclass=Namespace):
    """Terms of <http://www.w3.org/2004/02/skos/core#>."""

    IRI = "http://www.w3.org/2004/02/skos/core#"
    altLabel = "http://www.w3.org/2004/02/skos/core#altLabel"
    exactMatch = "http://www.w3.org/2004/02/skos/core#exactMatch"


PREFIXES: dict[str, str] = {
    "dct": "http://purl.org/dc/terms/",
    "dg": "https://w3id.org/diplograph/ns#",
    "gaf": "http://groundedannotationframework.org/gaf#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "grasp": "http://groundedannotationframework.org/grasp#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "plover": "https://w3id.org/diplograph/plover#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

ANCESTORS: dict[str, tuple[str, ...]] = {
    "Accusation": ("SpeechEvent", "Event", "Situation"),
    "Actor": (),
    "ActorGroup": ("Actor",),
    "ActorLink": (),
    "Agreement": ("CooperativeAct", "Event", "Situation"),
    "Aid": ("CooperativeAct", "Event", "Situation"),
    "Alliance": ("IntergovernmentalOrganization", "Organization", "Actor"),
    "Apology": ("SpeechEvent", "Event", "Situation"),
    "Appointment": ("Decision", "Event", "Situation"),
    "Article": (),
    "Authorization": ("Resolution", "Decision", "Event", "Situation"),
    "CausalRole": ("Condition", "Situation"),
    "Ceasefire": ("DeEscalation", "Event", "Situation"),
    "CivilianHarm": ("MilitaryAction", "ConflictualAct", "Event", "Situation"),
    "Claim": (),
    "Coercion": ("ConflictualAct", "Event", "Situation"),
    "Commitment": ("SpeechEvent", "Event", "Situation"),
    "Company": ("Organization", "Actor"),
    "Condemnation": ("SpeechEvent", "Event", "Situation"),
    "Condition": ("Situation",),
    "Conflict": (),
    "ConflictualAct": ("Event", "Situation"),
    "Contact": ("Event", "Situation"),
    "ContractOpportunity": ("Condition", "Situation"),
    "Cooperation": ("CooperativeAct", "Event", "Situation"),
    "CooperativeAct": ("Event", "Situation"),
    "DeEscalation": ("Event", "Situation"),
    "Decision": ("Event", "Situation"),
    "Demand": ("SpeechEvent", "Event", "Situation"),
    "Denial": ("SpeechEvent", "Event", "Situation"),
    "EaseSanctions": ("Decision", "Event", "Situation"),
    "EconomicLoss": ("Condition", "Situation"),
    "Edge": (),
    "EnvoyMission": ("Contact", "Event", "Situation"),
    "Event": ("Situation",),
    "EventJudgement": ("Judgement",),
    "EventLink": (),
    "Expectation": ("Condition", "Situation"),
    "Extraction": (),
    "Extractor": (),
    "Factuality": (),
    "GovernmentBody": ("Organization", "Actor"),
    "GrantingRefuge": ("Aid", "CooperativeAct", "Event", "Situation"),
    "Hosting": ("Contact", "Event", "Situation"),
    "IdentityJudgement": ("Judgement",),
    "InformationSharing": ("CooperativeAct", "Event", "Situation"),
    "Intention": ("Condition", "Situation"),
    "IntergovernmentalOrganization": ("Organization", "Actor"),
    "Issue": (),
    "Judgement": (),
    "LeavingPower": ("Resignation", "Decision", "Event", "Situation"),
    "LegalViolation": ("ConflictualAct", "Event", "Situation"),
    "LossOfLegitimacy": ("Condition", "Situation"),
    "Mediation": ("Contact", "Event", "Situation"),
    "Meeting": ("Contact", "Event", "Situation"),
    "Mention": (),
    "MilitaryAction": ("ConflictualAct", "Event", "Situation"),
    "Mobilization": ("ConflictualAct", "Event", "Situation"),
    "Movement": ("Event", "Situation"),
    "Negotiation": ("Contact", "Event", "Situation"),
    "NonStateGroup": ("Organization", "Actor"),
    "Offer": ("SpeechEvent", "Event", "Situation"),
    "Organization": ("Actor",),
    "Person": ("Actor",),
    "Persuasion": ("Request", "SpeechEvent", "Event", "Situation"),
    "PhoneCall": ("Contact", "Event", "Situation"),
    "Place": (),
    "Praise": ("SpeechEvent", "Event", "Situation"),
    "Protest": ("ConflictualAct", "Event", "Situation"),
    "Recognition": ("CooperativeAct", "Event", "Situation"),
    "ReduceRelations": ("ConflictualAct", "Event", "Situation"),
    "Refusal": ("SpeechEvent", "Event", "Situation"),
    "Regime": ("Organization", "Actor"),
    "Release": ("DeEscalation", "Event", "Situation"),
    "Request": ("SpeechEvent", "Event", "Situation"),
    "Resignation": ("Decision", "Event", "Situation"),
    "Resolution": ("Decision", "Event", "Situation"),
    "RoleHolding": (),
    "Sanction": ("ConflictualAct", "Event", "Situation"),
    "ShortcutRule": (),
    "Situation": (),
    "SpeechEvent": ("Event", "Situation"),
    "Stance": ("Situation",),
    "StanceChange": ("Event", "Situation"),
    "StanceValue": (),
    "Standing": (),
    "State": ("Organization", "Actor"),
    "Statement": ("SpeechEvent", "Event", "Situation"),
    "Summit": ("Contact", "Event", "Situation"),
    "SupportForParty": ("Aid", "CooperativeAct", "Event", "Situation"),
    "Threat": ("SpeechEvent", "Event", "Situation"),
    "TimeBasis": (),
    "TroopWithdrawal": ("DeEscalation", "Event", "Situation"),
    "UnnamedActor": ("Actor",),
    "Visit": ("Contact", "Event", "Situation"),
    "Vote": ("Decision", "Event", "Situation"),
    "VoteValue": (),
}

LABELS: dict[str, str] = {
    "Accusation": "accusation",
    "Actor": "actor",
    "ActorGroup": "actor group",
    "ActorLink": "actor link",
    "Agreement": "agreement",
    "Aid": "aid",
    "Alliance": "alliance",
    "Apology": "apology",
    "Appointment": "appointment",
    "Article": "article",
    "Authorization": "authorisation",
    "CausalRole": "causal role",
    "Ceasefire": "ceasefire",
    "CivilianHarm": "civilian harm",
    "Claim": "claim",
    "Coercion": "coercion",
    "Commitment": "commitment",
    "Company": "company",
    "Condemnation": "condemnation",
    "Condition": "condition",
    "Conflict": "conflict",
    "ConflictualAct": "conflictual act",
    "Contact": "contact",
    "ContractOpportunity": "contract opportunity",
    "Cooperation": "cooperation",
    "CooperativeAct": "cooperative act",
    "DeEscalation": "de-escalation",
    "Decision": "decision",
    "Demand": "demand",
    "Denial": "denial",
    "EaseSanctions": "ease sanctions",
    "EconomicLoss": "economic loss",
    "Edge": "edge",
    "EnvoyMission": "envoy mission",
    "Event": "event",
    "EventJudgement": "event judgement",
    "EventLink": "event link",
    "Expectation": "expectation",
    "Extraction": "extraction",
    "Extractor": "extractor",
    "Factuality": "factuality",
    "GovernmentBody": "government body",
    "GrantingRefuge": "granting refuge",
    "Hosting": "hosting",
    "IdentityJudgement": "identity judgement",
    "InformationSharing": "information sharing",
    "Intention": "intention",
    "IntergovernmentalOrganization": "intergovernmental organisation",
    "Issue": "issue",
    "Judgement": "judgement",
    "LeavingPower": "leaving power",
    "LegalViolation": "legal violation",
    "LossOfLegitimacy": "loss of legitimacy",
    "Mediation": "mediation",
    "Meeting": "meeting",
    "Mention": "mention",
    "MilitaryAction": "military action",
    "Mobilization": "mobilisation",
    "Movement": "movement",
    "Negotiation": "negotiation",
    "NonStateGroup": "non-state group",
    "Offer": "offer",
    "Organization": "organisation",
    "Person": "person",
    "Persuasion": "persuasion",
    "PhoneCall": "phone call",
    "Place": "place",
    "Praise": "praise",
    "Protest": "protest",
    "Recognition": "recognition",
    "ReduceRelations": "reduce relations",
    "Refusal": "refusal",
    "Regime": "regime",
    "Release": "release",
    "Request": "request",
    "Resignation": "resignation",
    "Resolution": "resolution",
    "RoleHolding": "role holding",
    "Sanction": "sanction",
    "ShortcutRule": "shortcut rule",
    "Situation": "situation",
    "SpeechEvent": "speech event",
    "Stance": "stance",
    "StanceChange": "stance change",
    "StanceValue": "stance value",
    "Standing": "standing",
    "State": "state",
    "Statement": "statement",
    "Summit": "summit",
    "SupportForParty": "support for party",
    "Threat": "threat",
    "TimeBasis": "time basis",
    "TroopWithdrawal": "troop withdrawal",
    "UnnamedActor": "unnamed actor",
    "Visit": "visit",
    "Vote": "vote",
    "VoteValue": "vote value",
}

PLOVER_CATEGORY: dict[str, str] = {
    "Accusation": "ACCUSE",
    "Agreement": "AGREE",
    "Aid": "AID",
    "Apology": "SUPPORT",
    "Ceasefire": "RETREAT",
    "Coercion": "COERCE",
    "Commitment": "AGREE",
    "Condemnation": "ACCUSE",
    "Contact": "CONSULT",
    "Cooperation": "COOPERATE",
    "Demand": "REQUEST",
    "EaseSanctions": "CONCEDE",
    "EnvoyMission": "CONSULT",
    "Hosting": "CONSULT",
    "InformationSharing": "COOPERATE",
    "Mediation": "CONSULT",
    "Meeting": "CONSULT",
    "MilitaryAction": "ASSAULT",
    "Mobilization": "MOBILIZE",
    "Negotiation": "CONSULT",
    "Offer": "AGREE",
    "PhoneCall": "CONSULT",
    "Praise": "SUPPORT",
    "Protest": "PROTEST",
    "Recognition": "SUPPORT",
    "ReduceRelations": "SANCTION",
    "Refusal": "REJECT",
    "Release": "CONCEDE",
    "Request": "REQUEST",
    "Resignation": "RETREAT",
    "Sanction": "SANCTION",
    "Summit": "CONSULT",
    "Threat": "THREATEN",
    "TroopWithdrawal": "RETREAT",
    "Visit": "CONSULT",
}

CAMEO_ROOT: dict[str, str] = {
    "Accusation": "11",
    "Agreement": "05",
    "Aid": "07",
    "Apology": "05",
    "Ceasefire": "08",
    "Coercion": "17",
    "Commitment": "03",
    "Condemnation": "11",
    "Contact": "04",
    "Cooperation": "06",
    "Demand": "10",
    "Denial": "01",
    "EaseSanctions": "08",
    "EnvoyMission": "04",
    "Hosting": "04",
    "InformationSharing": "06",
    "Mediation": "04",
    "Meeting": "04",
    "MilitaryAction": "19",
    "Mobilization": "15",
    "Negotiation": "04",
    "Offer": "03",
    "PhoneCall": "04",
    "Praise": "05",
    "Protest": "14",
    "Recognition": "05",
    "ReduceRelations": "16",
    "Refusal": "12",
    "Release": "08",
    "Request": "02",
    "Resignation": "08",
    "Sanction": "16",
    "Statement": "01",
    "Summit": "04",
    "Threat": "13",
    "TroopWithdrawal": "08",
    "Visit": "04",
}

QUAD: dict[str, str] = {
    "Accusation": "verbal-conflict",
    "Agreement": "verbal-cooperation",
    "Aid": "material-cooperation",
    "Apology": "verbal-cooperation",
    "Appointment": "none",
    "Ceasefire": "material-cooperation",
    "Coercion": "material-conflict",
    "Commitment": "verbal-cooperation",
    "Condemnation": "verbal-conflict",
    "Cooperation": "material-cooperation",
    "Demand": "verbal-conflict",
    "Denial": "none",
    "EaseSanctions": "material-cooperation",
    "EnvoyMission": "verbal-cooperation",
    "Hosting": "verbal-cooperation",
    "InformationSharing": "material-cooperation",
    "Mediation": "verbal-cooperation",
    "Meeting": "verbal-cooperation",
    "MilitaryAction": "material-conflict",
    "Mobilization": "material-conflict",
    "Negotiation": "verbal-cooperation",
    "Offer": "verbal-cooperation",
    "PhoneCall": "verbal-cooperation",
    "Praise": "verbal-cooperation",
    "Protest": "material-conflict",
    "Recognition": "verbal-cooperation",
    "ReduceRelations": "material-conflict",
    "Refusal": "verbal-conflict",
    "Release": "material-cooperation",
    "Request": "verbal-cooperation",
    "Resignation": "none",
    "Resolution": "none",
    "Sanction": "material-conflict",
    "Statement": "none",
    "Summit": "verbal-cooperation",
    "Threat": "verbal-conflict",
    "TroopWithdrawal": "material-cooperation",
    "Visit": "verbal-cooperation",
    "Vote": "none",
}

PLOVER_SCORE: dict[str, float] = {
    "Accusation": -3.5,
    "Agreement": 2.5,
    "Aid": 7.4,
    "Apology": 1.8,
    "Ceasefire": 7.5,
    "CivilianHarm": -9.0,
    "Coercion": -7.0,
    "Commitment": 2.5,
    "Condemnation": -3.5,
    "Contact": 2.5,
    "Cooperation": 7.0,
    "Demand": -1.0,
    "EaseSanctions": 5.0,
    "EnvoyMission": 2.5,
    "GrantingRefuge": 10.0,
    "Hosting": 4.0,
    "InformationSharing": 9.5,
    "Mediation": 1.0,
    "Meeting": 4.0,
    "MilitaryAction": -9.5,
    "Mobilization": -7.2,
    "Negotiation": 2.5,
    "Offer": 1.5,
    "PhoneCall": 1.5,
    "Praise": 3.4,
    "Protest": -5.0,
    "Recognition": 5.4,
    "ReduceRelations": -5.0,
    "Refusal": -2.0,
    "Release": 4.0,
    "Request": 0.5,
    "Sanction": -6.0,
    "Summit": 4.0,
    "SupportForParty": 5.0,
    "Threat": -5.8,
    "TroopWithdrawal": 8.0,
    "Visit": 4.0,
}

PUBLISHED: tuple[str, ...] = (
    "Accusation",
    "Agreement",
    "Aid",
    "Apology",
    "Appointment",
    "Ceasefire",
    "Coercion",
    "Commitment",
    "Condemnation",
    "Cooperation",
    "Demand",
    "Denial",
    "EaseSanctions",
    "EnvoyMission",
    "Hosting",
    "InformationSharing",
    "Mediation",
    "Meeting",
    "MilitaryAction",
    "Mobilization",
    "Negotiation",
    "Offer",
    "PhoneCall",
    "Praise",
    "Protest",
    "Recognition",
    "ReduceRelations",
    "Refusal",
    "Release",
    "Request",
    "Resignation",
    "Resolution",
    "Sanction",
    "Statement",
    "Summit",
    "Threat",
    "TroopWithdrawal",
    "Visit",
    "Vote",
)

SYMMETRIC: tuple[str, ...] = (
    "Agreement",
    "Meeting",
    "Negotiation",
    "PhoneCall",
    "Summit",
)
