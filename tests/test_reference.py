"""The judgement is that of its model: where another sampler can fit the very same one, both say the same."""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import numpyro
import pandas as pd
import pytest
from jax.scipy.stats import norm
from numpyro import distributions
from numpyro.infer import MCMC, NUTS

from dashboard.circumstances import ERA, KIND
from dashboard.insights import prior
from dashboard.insights.answers import Answers
from dashboard.insights.ordinal import Array, levels_of, usual_cuts
from dashboard.insights.tally import COUNTS, PAIR

DAY = "2026-01-01"
CHAINS, WARM, DRAWS = 16, 400, 1200
"""Some 17 000 independent draws: the end of a range is then known to 0.5 % of its width."""

CLOSE = 0.02
"""Of a range's width: how far the answers may be from the sampler's."""

NEAR = 0.06
"""The same where kinds are so far apart that a parabola no longer fits so closely."""

# Ratings 1 to 5 of eight kinds: forty to eighty of each, and five to thirty.
MANY = [
    [1, 5, 12, 18, 12], [2, 9, 17, 19, 14], [5, 5, 13, 31, 20], [3, 9, 21, 15, 16],
    [2, 14, 24, 26, 7], [0, 6, 19, 19, 15], [1, 2, 9, 18, 18], [3, 2, 8, 17, 18],
]  # fmt: skip
FEW = [
    [2, 7, 7, 7, 0], [1, 0, 1, 4, 1], [1, 3, 9, 8, 1], [1, 2, 9, 5, 1],
    [0, 0, 2, 3, 0], [0, 4, 6, 10, 8], [0, 1, 1, 2, 4], [0, 6, 9, 10, 5],
]  # fmt: skip

# And kinds far apart, some of them nearly always lovely.
APART = [
    [0, 1, 4, 15, 40], [0, 2, 6, 20, 30], [5, 10, 20, 15, 5], [3, 9, 21, 15, 6],
    [8, 14, 20, 8, 2], [1, 6, 19, 19, 15], [0, 0, 6, 24, 40], [9, 12, 17, 7, 5],
]  # fmt: skip


def frame(counts: Array) -> pd.DataFrame:
    """What `Store.tally` gives for outings that differ in nothing but their kind, all on one day."""
    kinds = [(KIND, str(kind)) for kind in range(len(counts))]
    sorts = [(kind, other, n) for kind, n in zip(kinds, counts, strict=True) for other in (kind, (ERA, DAY))]
    sorts.append(((ERA, DAY), (ERA, DAY), counts.sum(axis=0)))
    rows = [(*one, *other, n.sum(), 0, *n, n.sum()) for one, other, n in sorts]
    return pd.DataFrame(rows, columns=[*PAIR, "outings", "did_not_happen", *COUNTS, "recent"])


def model(counts: Array, usual: Array, start: float) -> None:
    """The regression in NumPyro. Sums of independent normals that all ratings share are drawn as one."""
    kinds = numpyro.sample("kinds", distributions.Gamma(2, 2 / prior.KINDS))
    # A log-logistic of shape 1 is its median times the exponential of a logistic.
    logs = [numpyro.sample(name, distributions.Logistic(0, 1)) for name in ("changes", "drift")]
    changes, drift = (median * jnp.exp(log) for median, log in zip((prior.CHANGES, prior.DRIFT), logs, strict=True))
    whole = numpyro.sample("whole", distributions.Normal(0, 1))  # m + drift
    own = numpyro.sample("own", distributions.Normal(0, 1).expand([len(counts)]).to_event(1))  # kind + its change
    cuts = usual * jnp.exp(numpyro.sample("stretch", distributions.Normal(0, 50)))
    levels = start + jnp.hypot(prior.LEVEL, drift) * whole + jnp.hypot(kinds, changes) * own
    edge = jnp.zeros((len(counts), 1))
    below = jnp.concatenate([edge, norm.cdf(cuts - levels[:, None]), edge + 1], axis=1)
    numpyro.factor("ratings", (counts * jnp.log(jnp.maximum(jnp.diff(below), 1e-12))).sum())
    numpyro.deterministic("mean", 5 - below[:, 1:5].sum(axis=1))
    numpyro.deterministic("well", 1 - below[:, 3])


def sampled(counts: Array) -> dict[str, Any]:
    """Draws of each kind's mean rating and of its share that goes well."""
    usual = usual_cuts(counts.sum(axis=0))
    start = levels_of(np.array([prior.USUAL]), usual[None])[0, 0]
    numpyro.enable_x64()
    nuts = NUTS(model, target_accept_prob=0.9)
    chains = MCMC(
        nuts, num_warmup=WARM, num_samples=DRAWS, num_chains=CHAINS, chain_method="vectorized", progress_bar=False
    )
    chains.run(jax.random.PRNGKey(0), counts, usual, start)
    return {name: np.asarray(values) for name, values in chains.get_samples().items()}


@pytest.mark.parametrize(
    ("ratings", "close"), [(MANY, CLOSE), (FEW, CLOSE), (APART, NEAR)], ids=["many", "few", "apart"]
)  # fmt: skip
def test_answers_are_those_of_a_sampler(ratings: list[list[int]], close: float) -> None:
    """Means, ends of ranges and chances are within 2 % of a range's width of what NUTS draws, 6 % for kinds far apart."""
    counts = np.array(ratings, dtype=float)
    draws = sampled(counts)
    found = sorted(Answers(frame(counts)).kinds.estimates, key=lambda e: e.cell)
    low, high = np.quantile(draws["mean"], [0.1, 0.9], axis=0)
    least, most = np.quantile(draws["well"], [0.1, 0.9], axis=0)
    ours = np.array([(e.mean, e.low, e.high, e.chance) for e in found])
    theirs = np.column_stack([draws["mean"].mean(axis=0), low, high, draws["well"].mean(axis=0)])
    apart = np.abs(ours - theirs) / np.column_stack([high - low] * 3 + [most - least])
    assert apart.max() < close, apart.round(3)
