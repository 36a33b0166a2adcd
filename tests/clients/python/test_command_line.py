"""The `mlflow` command: experiments, runs, artifacts and models."""

import csv
import io
import json
import subprocess
import uuid

import mlflow
import pytest
from releases import MAJOR, log_sklearn, since_2
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

pytestmark = since_2


def command(*words):
    """What `mlflow` prints for these words."""
    done = subprocess.run(["mlflow", *words], capture_output=True, text=True)
    assert done.returncode == 0, f"mlflow {' '.join(words)}:\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture
def run_id(experiment):
    with mlflow.start_run(run_name="baseline") as run:
        mlflow.log_param("lr", "0.01")
        mlflow.log_metric("acc", 0.5)
    return run.info.run_id


def test_experiments_are_made_listed_renamed_exported_deleted_and_restored(client, experiment, run_id):
    name = f"by hand {uuid.uuid4().hex[:8]}"
    command("experiments", "create", "-n", name)
    made = client.get_experiment_by_name(name).experiment_id
    command("experiments", "rename", "-x", made, "--new-name", f"{name} renamed")
    assert f"{name} renamed" in command("experiments", "search")
    command("experiments", "delete", "-x", made)
    assert client.get_experiment(made).lifecycle_stage == "deleted"
    assert f"{name} renamed" in command("experiments", "search", "--view", "deleted_only")
    command("experiments", "restore", "-x", made)
    assert client.get_experiment(made).lifecycle_stage == "active"
    (row,) = csv.DictReader(io.StringIO(command("experiments", "csv", "-x", experiment)))
    assert (row["run_id"], row["params.lr"], row["metrics.acc"]) == (run_id, "0.01", "0.5")


def test_runs_are_listed_described_deleted_and_restored(client, experiment, run_id):
    assert run_id in command("runs", "list", "--experiment-id", experiment)
    described = json.loads(command("runs", "describe", "--run-id", run_id))
    assert described["data"]["params"] in ({"lr": "0.01"}, [{"key": "lr", "value": "0.01"}])
    command("runs", "delete", "--run-id", run_id)
    assert client.get_run(run_id).info.lifecycle_stage == "deleted"
    command("runs", "restore", "--run-id", run_id)
    assert client.get_run(run_id).info.lifecycle_stage == "active"


def test_artifacts_go_up_are_listed_and_come_down(run_id, tmp_path):
    (tmp_path / "up" / "deep").mkdir(parents=True)
    (tmp_path / "up" / "deep" / "note.txt").write_text("hello")
    command("artifacts", "log-artifacts", "-l", str(tmp_path / "up"), "-r", run_id, "-a", "data")
    (listed,) = json.loads(command("artifacts", "list", "-r", run_id, "-a", "data"))
    assert (listed["path"], listed["is_dir"]) == ("data/deep", True)
    (tmp_path / "down").mkdir()
    command("artifacts", "download", "-r", run_id, "-a", "data", "-d", str(tmp_path / "down"))
    assert (tmp_path / "down" / "data" / "deep" / "note.txt").read_text() == "hello"


def test_a_registered_model_predicts_a_file_of_rows(client, experiment, tmp_path):
    features, target = load_iris(return_X_y=True, as_frame=True)
    fitted = LogisticRegression(max_iter=500).fit(features, target)
    name = f"iris-{uuid.uuid4().hex[:8]}"
    with mlflow.start_run():
        log_sklearn(fitted, pip_requirements=["scikit-learn"], registered_model_name=name)
    client.set_registered_model_alias(name, "champion", "1")
    rows, answers = tmp_path / "rows.csv", tmp_path / "answers.json"
    features.head(3).to_csv(rows, index=False)
    where = ["-m", f"models:/{name}@champion", "--env-manager", "local"]
    command("models", "predict", *where, "-i", str(rows), "-t", "csv", "-o", str(answers))
    assert json.loads(answers.read_text()) == {"predictions": fitted.predict(features.head(3)).tolist()}


@pytest.mark.skipif(MAJOR < 3, reason="`mlflow runs create` came with MLflow 3")
def test_a_run_is_made_by_hand(client, experiment):
    command("runs", "create", "--experiment-id", experiment, "--run-name", "by hand", "--status", "FINISHED")
    (run,) = client.search_runs([experiment])
    assert (run.info.run_name, run.info.status) == ("by hand", "FINISHED")
