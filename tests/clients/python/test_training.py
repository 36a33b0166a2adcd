"""Real training: autologging, datasets, asynchronous logging, system metrics, many processes on one run."""

import multiprocessing
import time

import mlflow
import numpy as np
import pandas as pd
from mlflow.entities import Metric
from releases import since_2
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GridSearchCV


def test_autologging_of_scikit_learn(client, experiment):
    mlflow.sklearn.autolog(log_models=False, log_input_examples=False)
    try:
        features, target = load_iris(return_X_y=True, as_frame=True)
        with mlflow.start_run() as run:
            RandomForestClassifier(n_estimators=5, random_state=0).fit(features, target)
        data = client.get_run(run.info.run_id).data
        assert data.params["n_estimators"] == "5"
        assert data.metrics["training_accuracy_score"] > 0.9
        with mlflow.start_run() as search:
            GridSearchCV(RandomForestClassifier(random_state=0), {"n_estimators": [2, 4]}, cv=2).fit(features, target)
        children = client.search_runs([experiment], f"tags.mlflow.parentRunId = '{search.info.run_id}'")
        assert {child.data.params["n_estimators"] for child in children} == {"2", "4"}
    finally:
        mlflow.sklearn.autolog(disable=True)


@since_2
def test_datasets_are_inputs_of_the_run(client, experiment):
    frame = pd.DataFrame({"x": np.arange(10), "y": np.arange(10) * 2})
    dataset = mlflow.data.from_pandas(frame, source="https://example.org/iris.csv", name="iris", targets="y")
    with mlflow.start_run() as run:
        mlflow.log_input(dataset, context="training")
        mlflow.log_input(dataset, context="training")
    (stored,) = client.get_run(run.info.run_id).inputs.dataset_inputs
    assert stored.dataset.name == "iris"
    assert stored.dataset.digest == dataset.digest
    assert {tag.key: tag.value for tag in stored.tags} == {"mlflow.data.context": "training"}
    found = client.search_runs([experiment], "datasets.name = 'iris' AND dataset.context = 'training'")
    assert [each.info.run_id for each in found] == [run.info.run_id]


@since_2
def test_asynchronous_logging_arrives_whole(client, experiment):
    with mlflow.start_run() as run:
        for step in range(500):
            mlflow.log_metric("loss", 1 / (step + 1), step=step, synchronous=False)
        mlflow.log_params({"a": 1}, synchronous=False)
        mlflow.flush_async_logging()
    assert len(client.get_metric_history(run.info.run_id, "loss")) == 500
    assert client.get_run(run.info.run_id).data.params == {"a": "1"}


@since_2
def test_system_metrics(client, experiment):
    mlflow.set_system_metrics_sampling_interval(1)
    mlflow.set_system_metrics_samples_before_logging(1)
    with mlflow.start_run(log_system_metrics=True) as run:
        time.sleep(4)
    metrics = client.get_run(run.info.run_id).data.metrics
    assert "system/cpu_utilization_percentage" in metrics


def write_points(run_id, worker, count):
    client = mlflow.MlflowClient()
    for first in range(0, count, 50):
        client.log_batch(
            run_id,
            metrics=[
                Metric(key, float(worker * count + i), 1_700_000_000_000 + i, worker * count + i)
                for i in range(first, first + 50)
                for key in ("shared", f"own/{worker}")
            ],
        )


def test_eight_processes_on_one_run_lose_nothing(client, experiment):
    run = client.create_run(experiment)
    workers, count = 8, 500
    context = multiprocessing.get_context("spawn")
    processes = [
        context.Process(target=write_points, args=(run.info.run_id, worker, count)) for worker in range(workers)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * workers
    shared = client.get_metric_history(run.info.run_id, "shared")
    assert sorted(point.step for point in shared) == list(range(workers * count))
    assert client.get_run(run.info.run_id).data.metrics["shared"] == float(workers * count - 1)
    for worker in range(workers):
        assert len(client.get_metric_history(run.info.run_id, f"own/{worker}")) == count
