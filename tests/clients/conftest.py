"""Fixtures for scripts that log with the unmodified MLflow client, configured by the environment alone."""

import os
import uuid

import mlflow
import pytest
from mlflow import MlflowClient

for name in ("MLFLOW_TRACKING_URI", "MLFLOW_TRACKING_TOKEN"):
    if not os.environ.get(name):
        raise SystemExit(f"{name} is not set: start these tests with `npm run test:clients`.")


@pytest.fixture
def client():
    return MlflowClient()


@pytest.fixture
def experiment():
    """A new experiment that is also the active one; gives its id."""
    name = f"{uuid.uuid4().hex[:8]} churn, first try"
    experiment = mlflow.set_experiment(name)
    yield experiment.experiment_id
    while mlflow.active_run() is not None:
        mlflow.end_run()
