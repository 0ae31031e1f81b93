"""Classification of comments (kind, urgency, spam) by lists of sayings and by learnt weights; `classifying.classify` is the way in."""
