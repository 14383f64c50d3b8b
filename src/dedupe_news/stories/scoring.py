"""How likely two reports tell the same event: a logistic model over a few comparisons of the pair.

It is asked twice: with the likeness of the reports themselves, and then with that of the reports seen
together with those that the first answer calls their kin (see `kin.py`). The second time a pair is also held
against the best that each of the two has: a report's own event is more like it than an affair's other days.
And it is held against the run: the odds fall where few reports have company at all (`company`).

How alike two reports of one event are hangs on language, script and length, and a report's two halves show it
(`vectors.repeats`): written in signs they share half of what they share in English, and so do two reports.
Fitted with any of the four sets left out, or without any such script, the weight of that comes out the same
(-.64 to -.85), and pairs in unseen scripts get the right odds. A chance likeness is the more
probable the more reports there are, so the odds fall with their number as in any search (the E-value of
Altschul and others, 1990), up to some thousands: beyond, reports of other times and fields do not compete for
a story.

Tried and dropped, each fitted to three sets and judged on the fourth: names (two reports without a name in
common are one event in 3 of 100 such pairs in GVA and in 20 to 60 in the others, so that the weight turns
its sign), numbers, word pairs, leads, headlines and terms of few reports (under .002 AUC); the rank of a pair
among each report's neighbours (AUC .947 to .950, B-cubed .921 to .919, as average linkage weighs that
anyway), and linkage of log-odds, roots and squares or with moves afterwards (.915 to .922).
Weekdays of the lead: where two name none in common, five in a hundred of NeuS's close pairs are of one event
and half where they do, but both are as good in DUC 2004, whose stories run for weeks: NeuS +.004, samples of
20 of DUC -.012. By halves of a story (`parting.py`) they divide as many events of ECB+ as they find in NeuS.

How far words go in NeuS: boosted trees over these comparisons and thirty more (latent topics of the run, word
vectors of the background, groups of four letters, word pairs, containment, the most alike sentences, leads in
bodies, names, numbers, rare terms) have .876 B-cubed when fitted to its own stories, fold by fold, and .889
at the best cut of it; with ranks, from which they learn that its stories are triples, .896. Fitted to three
other sets they have .858 there, and GVA and ECB+ lose .05. Only the run's topics and terms of few reports
order pairs better in NeuS and GVA alike (average precision +.02), with the sign turned in DUC 2004; terms cut
after the sixth or seventh letter do so in NeuS (.80 to .82), and its B-cubed is .863 and .868. Beside
the odds the title of one with the lead of the other weighs 5.6 in NeuS and .8 in GVA (ECB+ and DUC 2004 have
no titles), leads with bodies 16 in GVA and -9 in ECB+, the rank of a pair in the lists of both -2.4 in NeuS
and ECB+, -1.2 in DUC 2004 and -.3 in GVA.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from dedupe_news.stories import vectors
from dedupe_news.stories.candidates import candidates, products
from dedupe_news.stories.fillers import filled_otherwise
from dedupe_news.stories.kin import Compared, blended
from dedupe_news.stories.leads import strange_leads
from dedupe_news.stories.rarities import rare_names
from dedupe_news.stories.tongues import fellows
from dedupe_news.stories.unrelated import Crowd, Unrelated, choose_crowd, expected, unrelated, without_related
from dedupe_news.stories.waiting import usual_waits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dedupe_news.stories.background import Background
    from dedupe_news.stories.counts import Counts
    from dedupe_news.stories.tongues import Spoken
    from dedupe_news.thresholds import StoryThresholds

LEAST_ALIKE = 0.01
"""Added to what is compared by its logarithm, so that nothing shared is not infinitely far off."""

Features = dict[str, "NDArray[np.float64]"]


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of each report: its counted terms, its day number or NaN, and its language."""

    counts: Counts
    known: Background
    days: NDArray[np.float64]
    speech: Spoken


@dataclass(frozen=True, slots=True)
class Scored:
    """The compared pairs with what goes into the model, by name, and the probability of one event.

    `unit` are the reports' unit rows of terms that the cosines are of; `swapped` marks pairs that fill one
    frame with other names, `elsewhere` such of which each tells of another place, and of another day or other
    figures.
    """

    unit: sparse.csr_matrix
    pairs: Compared
    features: Features
    probability: NDArray[np.float64]
    swapped: NDArray[np.bool_]
    elsewhere: NDArray[np.bool_]


def score(
    columns: Columns,
    texts: Sequence[str],
    limits: StoryThresholds,
    wanted: tuple[int, int] | None = None,
) -> Scored:
    """Compare all candidate pairs, and the wanted one (two places) if it is none of them."""
    idf = vectors.weights(columns.counts, columns.known, limits, None, columns.speech)
    unit = vectors.weigh(columns.counts, idf)
    pairs = _compared(unit, limits, wanted)
    crowd = _crowd(columns, texts, unit, limits)
    known = _of_reports(columns, unit, pairs, limits)
    scale = unrelated(unit, crowd, limits)
    first = _odds(_judged(pairs, pairs.cosine, scale, limits) | known, first_weights(limits))
    again = vectors.weights(
        columns.counts, columns.known, limits, _parts(pairs, _chance(first)), columns.speech
    )
    unit = vectors.weigh(columns.counts, again)
    pairs = replace(pairs, cosine=products(unit, unit, pairs.left, pairs.right))
    scale = without_related(unit, crowd, _marked(pairs, first > limits.related), scale, limits)
    known = _of_reports(columns, unit, pairs, limits)
    first = _odds(_judged(pairs, pairs.cosine, scale, limits) | known, first_weights(limits))
    known["company"] = company(pairs, first, limits)
    rare = rare_names(columns.counts, idf, pairs, _parts(pairs, _chance(first)), limits)
    known["rare names"] = rare
    known["strange leads"] = strange_leads(texts, pairs, limits)
    framed, elsewhere = filled_otherwise(texts, pairs, first > limits.framed_from, limits)
    strange = known["strange leads"] * limits.weight_strange / limits.weight_framed
    known["other fillers"] = np.minimum(framed - strange, 0.0)
    few = limits.weight_rare * rare + limits.weight_strange * known["strange leads"]
    few += limits.weight_framed * known["other fillers"]
    kin = _chance(first + limits.kin_company * known["company"] + few)
    features = _judged(pairs, blended(pairs, kin, scale, limits), scale, limits) | known
    features["contrast"] = _contrast(pairs, features["likeness"])
    return Scored(unit, pairs, features, _chance(_odds(features, weights(limits))), framed <= -1.0, elsewhere)


def _crowd(columns: Columns, texts: Sequence[str], unit: sparse.csr_matrix, limits: StoryThresholds) -> Crowd:
    repeated = vectors.repeats(columns.counts, unit)
    likeness = expected(np.diff(unit.indptr), repeated, limits)
    return Crowd(choose_crowd(texts, limits.crowd), columns.speech.tongue, likeness)


def _parts(pairs: Compared, chance: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give how much of a text each report counts as: all that tell its event are one."""
    near = np.ones(pairs.count)
    for side in (pairs.left, pairs.right):
        near += np.bincount(side, weights=chance, minlength=pairs.count)
    return 1.0 / near


def weights(limits: StoryThresholds) -> dict[str, float]:
    """Give the weight of each comparison in the log-odds."""
    return {name: limits.calibration * weight for name, weight in _raw(limits).items()}


def first_weights(limits: StoryThresholds) -> dict[str, float]:
    """Give the same for reports that are not yet seen together with their kin."""
    return _raw(limits) | {"likeness": limits.first_likeness, "constant": limits.first_constant}


def _raw(limits: StoryThresholds) -> dict[str, float]:
    return {
        "likeness": limits.weight_likeness,
        "contrast": limits.weight_contrast,
        "company": limits.weight_company,
        "spread": limits.weight_spread,
        "reports": limits.weight_reports,
        "length": limits.weight_length,
        "repeats": limits.weight_repeats,
        "days": limits.weight_days,
        "year": limits.weight_year,
        "rare names": limits.weight_rare,
        "strange leads": limits.weight_strange,
        "other fillers": limits.weight_framed,
        "constant": limits.constant,
    }


def _compared(unit: sparse.csr_matrix, limits: StoryThresholds, wanted: tuple[int, int] | None) -> Compared:
    count = unit.shape[0]
    left, right = candidates(unit, limits)
    if wanted is not None and wanted[0] != wanted[1]:
        keys = np.union1d(left * count + right, [min(wanted) * count + max(wanted)])
        left, right = keys // count, keys % count
    return Compared(count, left, right, products(unit, unit, left, right))


def _judged(
    pairs: Compared, cosine: NDArray[np.float64], scale: Unrelated, limits: StoryThresholds
) -> Features:
    """Set likeness against that of unrelated reports: its square root over theirs, and how theirs varies."""
    usual = np.sqrt(scale.usual[pairs.left] * scale.usual[pairs.right])
    varies = np.log(np.maximum(scale.spread / limits.usual_spread, limits.least_spread))
    return {
        "likeness": np.sqrt(np.maximum((cosine - usual) / (1.0 - usual), 0.0)),
        "spread": (varies[pairs.left] + varies[pairs.right]) / 2,
    }


def _of_reports(
    columns: Columns, unit: sparse.csr_matrix, pairs: Compared, limits: StoryThresholds
) -> Features:
    """Give what does not hang on likeness."""
    length = np.log(np.maximum(np.diff(unit.indptr), 1))
    again = np.log(vectors.repeats(columns.counts, unit) + vectors.LEAST_AGAIN)
    apart = np.abs(columns.days[pairs.left] - columns.days[pairs.right])
    others = fellows(columns.speech.tongue, np.ones(pairs.count))
    competing = limits.least_competing + others / (1.0 + others / limits.most_competing)
    many = np.log(competing / limits.competing)
    usual = usual_waits(columns.days, columns.speech.tongue, limits)
    return {
        "reports": (many[pairs.left] + many[pairs.right]) / 2,
        "length": (length[pairs.left] + length[pairs.right]) / 2 - 5.0,
        "repeats": (again[pairs.left] + again[pairs.right]) / 2 - np.log(limits.usual_repeats),
        "days": sooner(apart, limits, (usual[pairs.left] + usual[pairs.right]) / 2),
        "year": _long_after(apart, limits.year),
        "constant": np.ones(len(apart)),
    }


def sooner(
    apart: NDArray[np.float64], limits: StoryThresholds, usual: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    """Give how much sooner than usual one report follows the other, a logarithm; 0 without both dates.

    Args:
        apart: days between two reports, of either sign; NaN where a date is unknown.
        limits: what is usual where nothing is known of a run, and from where on a longer wait tells no more.
        usual: what is usual of each pair in this run (`usual_waits`).
    """
    waited = np.log1p(np.minimum(np.abs(apart), limits.affair))
    return np.where(np.isnan(apart), 0.0, (np.log1p(limits.usual_days) if usual is None else usual) - waited)


def _long_after(apart: NDArray[np.float64], deviation: float) -> NDArray[np.float64]:
    """Give 0 for reports of one time and -1 for such of different years, 0 where a date is unknown."""
    return np.where(np.isnan(apart), 0.0, np.expm1(-(apart**2) / (2 * deviation**2)))


def _contrast(pairs: Compared, likeness: NDArray[np.float64]) -> NDArray[np.float64]:
    """Set a pair's likeness against each report's best: 0 for the best of both, less for any other."""
    alike = likeness**2 + LEAST_ALIKE
    best = np.full(pairs.count, LEAST_ALIKE)
    for side in (pairs.left, pairs.right):
        np.maximum.at(best, side, alike)
    contrast: NDArray[np.float64] = np.log(alike / np.sqrt(best[pairs.left] * best[pairs.right]))
    return contrast


def company(pairs: Compared, first: NDArray[np.float64], limits: StoryThresholds) -> NDArray[np.float64]:
    """Give how much rarer than usual it is in this run that a report has company: log-odds, 0 at most.

    Where every event is told by many, the report most like another probably tells its event; in a folder of
    one week's pages, most of which are alone, it is a stranger. How many reports have company is read off
    the first answer, which is surer than the last: classifiers are set to the classes' shares of what is
    before them in this way (Saerens and others, 2002).

    Args:
        pairs: the compared pairs.
        first: their log-odds before reports are seen with their kin.
        limits: from where on a pair is company, and how much of it is usual.

    Returns:
        one figure for all pairs.
    """
    best = np.full(pairs.count, -np.inf)
    for side in (pairs.left, pairs.right):
        np.maximum.at(best, side, first)
    told = math.fsum(_chance(limits.company_slope * (best - limits.company_from)).tolist())
    share = (told + limits.company_weight * limits.company_few) / (pairs.count + limits.company_weight)
    rarer = np.log(share / (1.0 - share)) - np.log(limits.company_usual / (1.0 - limits.company_usual))
    return np.full(len(first), max(min(float(rarer), 0.0), -limits.company_most))


def _odds(features: Features, model: Mapping[str, float]) -> NDArray[np.float64]:
    found = np.zeros(len(features["likeness"]))
    for name, values in features.items():
        found += model[name] * values
    return found


def _chance(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-odds))
    return found


def _marked(pairs: Compared, near: NDArray[np.bool_]) -> sparse.csr_matrix:
    """Give the square matrix in which the near pairs stand, both ways."""
    rows = np.concatenate([pairs.left[near], pairs.right[near]])
    columns = np.concatenate([pairs.right[near], pairs.left[near]])
    ones = np.ones(len(rows), np.int8)
    return sparse.csr_matrix((ones, (rows, columns)), shape=(pairs.count, pairs.count))
