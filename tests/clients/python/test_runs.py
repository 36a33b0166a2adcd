"""Params, metrics by step, tags, nested runs, deletion: what every training script does."""

import math
import time

import mlflow
import pytest
from mlflow.entities import Metric, Param, RunStatus, RunTag, ViewType
from mlflow.exceptions import MlflowException, RestException


def test_a_run_comes_back_as_it_was_logged(client, experiment):
    with mlflow.start_run(run_name="baseline", description="first try") as run:
        mlflow.log_param("lr", 0.01)
        mlflow.log_params({"depth": 6, "kind": "forest", "empty": "", "unicode/キー": "値"})
        mlflow.set_tag("owner", "keiko")
        mlflow.set_tags({"stage": "draft", "long": "x" * 8000})
        mlflow.log_metric("loss", 0.5, step=1)
        mlflow.log_metrics({"acc": 0.9, "f1": 0.1 + 0.2}, step=3)
    stored = client.get_run(run.info.run_id)
    assert stored.info.status == "FINISHED"
    assert stored.info.run_name == "baseline"
    assert stored.info.experiment_id == experiment
    assert stored.info.end_time >= stored.info.start_time
    assert stored.data.params == {
        "lr": "0.01",
        "depth": "6",
        "kind": "forest",
        "empty": "",
        "unicode/キー": "値",
    }
    assert stored.data.tags["owner"] == "keiko"
    assert stored.data.tags["mlflow.note.content"] == "first try"
    assert stored.data.tags["mlflow.runName"] == "baseline"
    assert stored.data.tags["long"] == "x" * 8000
    assert stored.data.metrics == {"loss": 0.5, "acc": 0.9, "f1": 0.1 + 0.2}


def test_history_keeps_every_point_in_order(client, experiment):
    with mlflow.start_run() as run:
        for step in range(50):
            mlflow.log_metric("loss", 1 / (step + 1), step=step)
        mlflow.log_metric("loss", 7.5, step=10)
    history = client.get_metric_history(run.info.run_id, "loss")
    assert len(history) == 51
    assert {point.value for point in history if point.step == 10} == {1 / 11, 7.5}
    assert [(p.timestamp, p.step) for p in history] == sorted((p.timestamp, p.step) for p in history)
    assert client.get_run(run.info.run_id).data.metrics["loss"] == 1 / 50


def test_values_survive_to_the_last_bit(client, experiment):
    run = client.create_run(experiment)
    values = [0.1 + 0.2, 5e-324, 1.7976931348623157e308, -0.0, 2**53 + 2.0, -1.2345678901234567e-89]
    for step, value in enumerate(values):
        client.log_metric(run.info.run_id, "exact", value, timestamp=1000 + step, step=step)
    stored = [point.value for point in client.get_metric_history(run.info.run_id, "exact")]
    assert [value.hex() for value in stored] == [value.hex() for value in values]


def test_nan_and_infinities_stay_what_they_are(client, experiment):
    run = client.create_run(experiment)
    for step, value in enumerate([float("nan"), float("inf"), float("-inf"), 1.0]):
        client.log_metric(run.info.run_id, "wild", value, timestamp=1000 + step, step=step)
    nan, positive, negative, one = [p.value for p in client.get_metric_history(run.info.run_id, "wild")]
    assert math.isnan(nan)
    assert positive >= 1.7976931348623157e308 and negative <= -1.7976931348623157e308 and one == 1.0


def test_large_steps_and_times_lose_nothing(client, experiment):
    run = client.create_run(experiment)
    steps = [-(2**63), -1, 0, 2**53 + 1, 2**63 - 1]
    client.log_batch(
        run.info.run_id,
        metrics=[Metric("far", float(i), 1_700_000_000_000 + i, step) for i, step in enumerate(steps)],
    )
    client.log_batch(run.info.run_id, metrics=[Metric("late", 1.0, 2**53 + 3, 1)])
    assert [p.step for p in client.get_metric_history(run.info.run_id, "far")] == steps
    assert client.get_metric_history(run.info.run_id, "late")[0].timestamp == 2**53 + 3


def test_a_batch_sent_again_adds_nothing(client, experiment):
    run = client.create_run(experiment)
    batch = [Metric("loss", 1 / (i + 1), 1_700_000_000_000 + i, i) for i in range(1000)]
    for _ in range(3):
        client.log_batch(run.info.run_id, metrics=batch, params=[Param("a", "1")], tags=[RunTag("t", "1")])
    assert len(client.get_metric_history(run.info.run_id, "loss")) == 1000


def test_a_history_longer_than_a_page_is_whole(client, experiment):
    run = client.create_run(experiment)
    count = 26_000
    for first in range(0, count, 1000):
        client.log_batch(
            run.info.run_id,
            metrics=[Metric("long", float(i), 1_700_000_000_000 + i, i) for i in range(first, first + 1000)],
        )
    history = client.get_metric_history(run.info.run_id, "long")
    assert [point.step for point in history] == list(range(count))


def test_a_param_cannot_change(client, experiment):
    with mlflow.start_run():
        mlflow.log_param("lr", 1)
        mlflow.log_param("lr", 1)
        with pytest.raises(MlflowException, match="Changing param values is not allowed"):
            mlflow.log_param("lr", 2)


def test_bad_input_is_refused_at_once(client, experiment):
    run = client.create_run(experiment)
    started = time.monotonic()
    with pytest.raises(RestException, match="INVALID_PARAMETER_VALUE"):
        client.log_metric(run.info.run_id, "../up", 1.0)
    with pytest.raises(MlflowException, match="INVALID_PARAMETER_VALUE.*6000 characters"):
        client.log_param(run.info.run_id, "p", "x" * 6001)
    with pytest.raises(RestException, match="RESOURCE_DOES_NOT_EXIST.*Run with id=.* not found"):
        client.get_run("0" * 32)
    assert time.monotonic() - started < 20, "a permanent error was retried"


def test_nested_runs_know_their_parent(client, experiment):
    with mlflow.start_run(run_name="search") as parent:
        for fold in range(3):
            with mlflow.start_run(run_name=f"fold-{fold}", nested=True):
                mlflow.log_metric("acc", 0.9 + fold / 100)
    children = client.search_runs([experiment], f"tags.mlflow.parentRunId='{parent.info.run_id}'")
    assert sorted(child.info.run_name for child in children) == ["fold-0", "fold-1", "fold-2"]


def test_a_run_can_be_resumed_and_fail(client, experiment):
    with mlflow.start_run() as run:
        mlflow.log_metric("a", 1)
    with pytest.raises(ValueError):
        with mlflow.start_run(run_id=run.info.run_id):
            mlflow.log_metric("a", 2, step=1)
            raise ValueError("out of memory")
    assert client.get_run(run.info.run_id).info.status == RunStatus.to_string(RunStatus.FAILED)


def test_delete_and_restore(client, experiment):
    run = client.create_run(experiment)
    client.delete_run(run.info.run_id)
    assert client.get_run(run.info.run_id).info.lifecycle_stage == "deleted"
    assert client.search_runs([experiment]) == []
    assert len(client.search_runs([experiment], run_view_type=ViewType.DELETED_ONLY)) == 1
    with pytest.raises(RestException, match="must be in the 'active' state"):
        client.log_metric(run.info.run_id, "late", 1.0)
    client.restore_run(run.info.run_id)
    client.log_metric(run.info.run_id, "late", 1.0)
    client.delete_experiment(experiment)
    assert client.get_run(run.info.run_id).info.lifecycle_stage == "deleted"
    client.restore_experiment(experiment)
    assert client.get_run(run.info.run_id).info.lifecycle_stage == "active"


def test_experiments_are_found_renamed_and_tagged(client, experiment):
    client.set_experiment_tag(experiment, "team", "fraud")
    name = client.get_experiment(experiment).name
    client.rename_experiment(experiment, f"{name} renamed")
    assert client.get_experiment_by_name(name) is None
    found = client.search_experiments(filter_string=f"name = '{name} renamed' AND tags.team = 'fraud'")
    assert [each.experiment_id for each in found] == [experiment]
    assert mlflow.set_experiment(f"{name} renamed").experiment_id == experiment
    with pytest.raises(RestException, match="RESOURCE_ALREADY_EXISTS"):
        client.create_experiment(f"{name} renamed")


def test_a_script_that_names_no_experiment_logs_into_default(client):
    run = client.create_run("0")
    assert client.get_run(run.info.run_id).info.experiment_id == "0"
    assert client.get_experiment("0").name == "Default"
    client.set_terminated(run.info.run_id)
