"""The main job on real input: the same conversations through the same repositories on both engines, compared statement by statement."""
