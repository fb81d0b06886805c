"""What the bench times does what it says."""

from service.exchange.signatures import keep_secret
from tests.journal.chains import make_region, relay_engine
from workers import measuring


def test_each_measurement_counts_what_it_did(settings, engine, tag):
    keep_secret(settings.secret_key)
    region = make_region(settings, tag)
    bureau = region.bureaus[f"{tag}-r-bureau1"]
    measuring.seal_all(relay_engine(settings))
    assert measuring.append_one_by_one([bureau] * 2, 5).done == 10
    assert measuring.append_in_bulk(bureau, 20).done == 20
    assert measuring.seal_all(relay_engine(settings)).done >= 30
    assert measuring.verify(bureau).done == 31
    assert measuring.summarise(bureau, 2).per_second > 0
    assert measuring.sweep(list(region.bureaus.values()), "one").done == 2
    assert measuring.region_totals(region.leading_group, 2).done == 2
