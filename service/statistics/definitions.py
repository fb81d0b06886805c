"""What each chart counts, said in a sentence under its title."""

from typing import Final

PYRAMID: Final = (
    "Risk points in force by grade; covered: with a measure in use; "
    "carried out: of the measures in use, those done in the period."
)
HEAT_MAP: Final = (
    "Risk points in force by section and column; the rate is per 100 posts of the section; "
    "a section without a submitted sheet and without a point was not searched, which is not zero."
)
STAGES: Final = (
    "Done and due of what a stage asks of each section in the running year; what was in place when "
    "it began is asked for only by its confirmation; expected: as if the "
    "work were spread evenly over its working days; late, in working days after its last day, is "
    "what is not done; a year of stock-taking is not timed."
)
STAGES_OVER: Final = (
    "Done and due of the sheets, letters, confirmations and planned work of a year that is over; "
    "the registers as they stand today are not counted."
)
WHEEL: Final = (
    "The stages of the running year with what each asks for and how much of it is done; what was "
    "in place when the year began is asked for only by its confirmation."
)
WHEEL_OVER: Final = (
    "The stages of a year that is over with what each asked for; "
    "a stage that was completed counts as done."
)
MATRIX: Final = (
    "Risk points in force by the likelihood and harm scored last, with the grades decided; "
    "points scored on neither stand apart."
)
MEASURES: Final = (
    "Risk points in force with and without a measure in use; measures in use by whether they were "
    "carried out in the period, are overdue, or not due yet."
)
CHANGES: Final = (
    "Risk points in force when the period began, those added, retired, raised and lowered since, "
    "and those in force today."
)
METHODS: Final = (
    "Risk points in force by how they were found: along the work or back from a case, "
    "and whether they may arise or already show."
)
DUE: Final = (
    "What is due on each day: measures to be carried out, stages, pieces of work and sheets "
    "that are not done yet."
)
REGION_PYRAMID: Final = (
    "Risk points in force by grade over the bureaus that reported; how many points a bureau "
    "found says nothing against it."
)
REGION_HEAT_MAP: Final = (
    "Risk points in force by bureau and category as last reported; the rate is per 100 posts; "
    "a category a bureau's profile does not know is not applicable."
)
REGION_STAGES: Final = (
    "Done and due of each bureau's stages as last reported; expected: as if the work were spread "
    "evenly over its working days; late, in working days after its last day, is what is not done; "
    "a year of stock-taking is not timed."
)
REGION_WHEEL: Final = "The four phases of the year over the bureaus that reported their stages."
COMPARISON: Final = (
    "Each bureau's rate beside the rate of all its peers together; limits of 95 and 99.8 per cent "
    "of the binomial distribution for the bureau's own base; under 5 only the count is shown. "
    "Only what lies beyond the limits differs by more than chance."
)
PAIRS: Final = (
    "Bureaus of one line of business: the region's beside the counties'; "
    "under 5 only the count is shown."
)
ANSWER_TIMES: Final = (
    "Working days from the arrival of a package to the answer, and from its return to its being "
    "filed anew; quartiles with the number they rest on. A package is answered within five "
    "working days."
)
WORK_STEPS: Final = (
    "Each point takes five steps: decided, measures reviewed, responsibility set, assessed, "
    "improved; in brackets the share of the section's points. Assessed and improved are those of "
    "the year shown."
)
WORK_STEPS_OVER: Final = (
    "Of the points in force when the year was closed, those assessed and improved in it; how far "
    "the register has come since is not counted; in brackets the share of the section's points."
)
GROUPS: Final = (
    "Shares of the grades among points in force as last reported; numbers of points rank nobody."
)
TREND: Final = (
    "Each day the sums of what every bureau had last reported by then; missing ones are not "
    "counted."
)
