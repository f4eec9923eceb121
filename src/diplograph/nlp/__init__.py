"""Components that annotate a text: actors, coreference, quotes, attribution, modality, times. They know no event."""
