"""search_runs with the filters, orders and pages people use."""

import mlflow
import pytest
from mlflow.exceptions import RestException


@pytest.fixture
def runs(client, experiment):
    """Twelve runs with acc = 0.0 … 1.1, lr as text, a tag on every third; one without metrics."""
    made = []
    for i in range(12):
        with mlflow.start_run(run_name=f"run-{i}") as run:
            mlflow.log_params({"lr": 10.0**-i, "kind": "forest" if i % 2 else "boosting"})
            mlflow.log_metric("val acc", i / 10)
            mlflow.log_metric("loss", 1 - i / 10)
            if i % 3 == 0:
                mlflow.set_tag("team", "fraud")
        made.append(run.info.run_id)
    with mlflow.start_run(run_name="empty") as run:
        made.append(run.info.run_id)
    return made


def names(found):
    return [run.info.run_name for run in found]


def test_filters(client, experiment, runs):
    def found(text):
        return set(names(client.search_runs([experiment], text)))

    assert found("metrics.`val acc` > 0.95") == {"run-10", "run-11"}
    assert found('metrics."val acc" <= 0.1 and params.kind = "forest"') == {"run-1"}
    assert found("tags.team = 'fraud' AND metrics.loss >= 0.4") == {"run-0", "run-3", "run-6"}
    assert found("attributes.run_name LIKE 'run-1%'") == {"run-1", "run-10", "run-11"}
    assert found("run_name ILIKE 'EMP%'") == {"empty"}
    assert found("status = 'RUNNING'") == set()
    assert found(f"attributes.run_id IN ('{runs[0]}', '{runs[12]}')") == {"run-0", "empty"}
    assert len(found("tags.team != 'fraud'")) == 0
    assert len(found("params.kind != 'forest'")) == 6
    assert len(found("start_time > 0")) == 13


def test_what_the_grammar_has_beyond_the_reference(client, experiment, runs):
    def found(text):
        return set(names(client.search_runs([experiment], text)))

    assert found("params.lr > 0.05") == {"run-0", "run-1"}
    assert found("run_name = 'run-1' OR run_name = 'run-2'") == {"run-1", "run-2"}
    assert found("(metrics.loss > 0.85 OR metrics.loss < 0.05) AND NOT tags.team = 'fraud'") == {
        "run-1",
        "run-10",
        "run-11",
    }
    assert found("metrics.loss IS NULL") == {"empty"}
    assert found("metrics.loss.max > 0.95") == {"run-0"}


def test_order_and_pages(client, experiment, runs):
    order = ["metrics.`val acc` DESC"]
    whole = names(client.search_runs([experiment], order_by=order))
    assert whole == [f"run-{i}" for i in reversed(range(12))] + ["empty"]
    paged, token = [], None
    while True:
        page = client.search_runs([experiment], order_by=order, max_results=5, page_token=token)
        paged += names(page)
        token = page.token
        if not token:
            break
    assert paged == whole
    assert names(client.search_runs([experiment], order_by=["metrics.loss ASC"]))[0] == "run-11"


def test_a_bad_filter_says_what_is_wrong(client, experiment):
    with pytest.raises(RestException, match="INVALID_PARAMETER_VALUE"):
        client.search_runs([experiment], "metrics.acc >> 1")
    with pytest.raises(RestException, match="Invalid entity type"):
        client.search_runs([experiment], "metricks.acc > 1")


def test_the_data_frame(experiment, runs):
    frame = mlflow.search_runs([experiment], order_by=["start_time ASC"])
    assert len(frame) == 13
    assert list(frame["params.kind"][:2]) == ["boosting", "forest"]
    assert frame["metrics.loss"].notna().sum() == 12
