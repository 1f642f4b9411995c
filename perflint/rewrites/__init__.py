"""What rules want to be written instead, as plain data: the steps, and the larger changes that are made of them.

Nothing here knows how a step becomes text: that is the business of `perflint.fixes`.
"""
