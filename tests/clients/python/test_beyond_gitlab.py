"""What GitLab's endpoint for the same clients lacks, by its own documentation, is here."""

import uuid

import mlflow
import pytest
from releases import log_sklearn, since_2
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression


@pytest.fixture
def name():
    return f"iris-{uuid.uuid4().hex[:8]}"


def test_artifacts_lie_in_folders(client, experiment):
    with mlflow.start_run() as run:
        mlflow.log_text("a", "report/plots/first.txt")
        mlflow.log_text("b", "report/second.txt")
    assert [file.path for file in client.list_artifacts(run.info.run_id, "report")] == [
        "report/plots",
        "report/second.txt",
    ]


def test_one_search_spans_several_experiments(client):
    experiments = [client.create_experiment(f"{uuid.uuid4().hex[:8]} part {part}") for part in range(3)]
    for part, experiment in enumerate(experiments):
        client.log_metric(client.create_run(experiment).info.run_id, "acc", part / 10)
    found = client.search_runs(experiments, "metrics.acc > 0.05", order_by=["metrics.acc DESC"])
    assert [run.info.experiment_id for run in found] == [experiments[2], experiments[1]]


def test_a_version_knows_its_run_its_source_and_its_tags(client, experiment, name):
    run_id = client.create_run(experiment).info.run_id
    source = f"{client.get_run(run_id).info.artifact_uri}/model"
    client.create_registered_model(name, tags={"owner": "keiko"})
    client.create_model_version(name, source, run_id, tags={"reviewed": "yes"})
    version = client.get_model_version(name, "1")
    assert (version.run_id, version.source, version.tags) == (run_id, source, {"reviewed": "yes"})
    assert client.get_registered_model(name).tags == {"owner": "keiko"}


def test_versions_count_up_as_whole_numbers_and_have_stages(client, name):
    client.create_registered_model(name)
    versions = [client.create_model_version(name, "git:model").version for _ in range(2)]
    assert [int(version) for version in versions] == [1, 2]
    client.transition_model_version_stage(name, "2", "Staging")
    assert [int(version.version) for version in client.get_latest_versions(name, ["Staging"])] == [2]


def test_a_model_goes_with_its_files_into_the_registry_in_one_call(experiment, name):
    features, target = load_iris(return_X_y=True, as_frame=True)
    with mlflow.start_run():
        fitted = LogisticRegression(max_iter=500).fit(features, target)
        log_sklearn(fitted, "deep", pip_requirements=["scikit-learn"], registered_model_name=name)
    assert mlflow.pyfunc.load_model(f"models:/{name}/1").predict(features).shape == (150,)


@since_2
def test_aliases_point_at_versions(client, name):
    client.create_registered_model(name)
    client.create_model_version(name, "git:model")
    client.set_registered_model_alias(name, "champion", "1")
    assert client.get_registered_model(name).aliases in ({"champion": "1"}, {"champion": 1})


@since_2
def test_datasets_stay_with_the_run(client, experiment):
    frame, _ = load_iris(return_X_y=True, as_frame=True)
    with mlflow.start_run() as run:
        mlflow.log_input(mlflow.data.from_pandas(frame, name="iris"), context="training")
    (stored,) = client.get_run(run.info.run_id).inputs.dataset_inputs
    assert (stored.dataset.name, stored.tags[0].value) == ("iris", "training")


def test_tags_of_experiments_nested_runs_and_histories_are_kept(client, experiment):
    client.set_experiment_tag(experiment, "team", "fraud")
    with mlflow.start_run() as parent:
        with mlflow.start_run(nested=True) as child:
            for step in range(3):
                mlflow.log_metric("loss", 1 / (step + 1), step=step)
    assert client.get_experiment(experiment).tags["team"] == "fraud"
    assert client.get_run(child.info.run_id).data.tags["mlflow.parentRunId"] == parent.info.run_id
    assert [point.step for point in client.get_metric_history(child.info.run_id, "loss")] == [0, 1, 2]
