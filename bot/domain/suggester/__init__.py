"""Ranking of reply templates for a comment: sentence vectors, character n-grams and an online ridge regression.

Imports numpy in most of its modules, so that whoever uses it imports it where it is used, never at the start.
`ranking.Suggester` is the way in: templates and examples go in with their sentence vectors, a ranking comes out.
Nothing here reads a clock, a file or a model: vectors, weights and times are passed in.
"""
