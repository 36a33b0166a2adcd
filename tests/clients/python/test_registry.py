"""The registry: versions, aliases, stages, copies, searches and prompts, and models loaded by them."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import mlflow
import numpy as np
import pytest
from mlflow import MlflowException
from releases import log_sklearn, since_2, since_3
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression


@pytest.fixture
def name():
    return f"fraud {uuid.uuid4().hex[:8]}"


@pytest.fixture
def fitted():
    return LogisticRegression(max_iter=500).fit(*load_iris(return_X_y=True, as_frame=True))


@pytest.fixture
def registered(client, experiment, name, fitted):
    """A model with one version, logged and registered in one call."""
    with mlflow.start_run():
        log_sklearn(fitted, pip_requirements=["scikit-learn"], registered_model_name=name)
    return name


def predictions(uri):
    features, _ = load_iris(return_X_y=True, as_frame=True)
    return mlflow.pyfunc.load_model(uri).predict(features)


@since_2
def test_a_model_is_loaded_by_version_alias_and_latest(client, registered, fitted):
    client.set_registered_model_alias(registered, "champion", 1)
    assert client.get_model_version_by_alias(registered, "champion").version in ("1", 1)
    expected = fitted.predict(load_iris(return_X_y=True, as_frame=True)[0])
    for uri in (f"models:/{registered}/1", f"models:/{registered}@champion", f"models:/{registered}/latest"):
        assert np.array_equal(predictions(uri), expected)
    client.delete_registered_model_alias(registered, "champion")
    with pytest.raises(MlflowException, match="not found"):
        client.get_model_version_by_alias(registered, "champion")


def test_register_model_of_a_run_counts_up(client, registered, fitted):
    with mlflow.start_run() as run:
        info = log_sklearn(fitted, pip_requirements=["scikit-learn"])
    by_run = mlflow.register_model(f"runs:/{run.info.run_id}/model", registered, tags={"from": "run"})
    again = mlflow.register_model(info.model_uri, registered)
    assert [int(by_run.version), int(again.version)] == [2, 3]
    assert client.get_model_version(registered, "2").tags == {"from": "run"}
    assert client.get_model_version(registered, "2").run_id == run.info.run_id
    client.delete_model_version(registered, "3")
    assert int(mlflow.register_model(info.model_uri, registered).version) == 4


@since_3
def test_a_logged_model_knows_where_it_is_registered(client, registered):
    version = client.get_model_version(registered, "1")
    model_id = version.source.removeprefix("models:/")
    tag = mlflow.get_logged_model(model_id).tags["mlflow.modelVersions"]
    assert tag == f'[{{"name": "{registered}", "version": 1}}]'


@since_2
def test_a_copy_outlives_its_original(client, registered, name):
    copy = client.copy_model_version(f"models:/{registered}/1", f"{name} copy")
    uri = client.get_model_version_download_uri(registered, "1")
    client.delete_registered_model(registered)
    assert client.get_model_version_download_uri(copy.name, "1") == uri
    assert predictions(f"models:/{copy.name}/1").shape == (150,)


def test_stages_move_and_archive(client, registered):
    client.create_model_version(registered, client.get_model_version_download_uri(registered, "1"))
    client.transition_model_version_stage(registered, "1", "Production")
    client.transition_model_version_stage(registered, "2", "production", archive_existing_versions=True)
    assert client.get_model_version(registered, "1").current_stage == "Archived"
    (latest,) = client.get_latest_versions(registered, ["Production"])
    assert int(latest.version) == 2
    assert predictions(f"models:/{registered}/Production").shape == (150,)
    with pytest.raises(MlflowException, match="Invalid Model Version stage"):
        client.transition_model_version_stage(registered, "1", "Nowhere")


def test_models_and_versions_are_described_tagged_renamed_and_found(client, registered, name):
    client.update_registered_model(registered, "Finds *fraud*.")
    client.update_model_version(registered, "1", "The first.")
    client.set_registered_model_tag(registered, "team", "fraud")
    client.set_model_version_tag(registered, "1", "checked", "yes")
    (model,) = client.search_registered_models(f"name = '{registered}' AND tags.team = 'fraud'")
    assert (model.description, model.tags["team"]) == ("Finds *fraud*.", "fraud")
    (version,) = client.search_model_versions(f"name='{registered}' AND tags.checked = 'yes'")
    assert (version.description, int(version.version)) == ("The first.", 1)
    assert [v.name for v in client.search_model_versions(f"run_id = '{version.run_id}'")] == [registered]
    client.delete_model_version_tag(registered, "1", "checked")
    client.delete_registered_model_tag(registered, "team")
    client.rename_registered_model(registered, f"{name} renamed")
    assert client.get_registered_model(f"{name} renamed").latest_versions[0].description == "The first."
    with pytest.raises(MlflowException, match="not found"):
        client.get_registered_model(registered)


def test_many_register_at_once_without_a_gap(client, registered):
    def register(_):
        return int(client.create_model_version(registered, "git:model").version)

    with ThreadPoolExecutor(8) as pool:
        versions = list(pool.map(register, range(16)))
    assert sorted(versions) == list(range(2, 18))


@since_2
def test_a_taken_name_and_a_reserved_alias_are_refused(client, registered):
    with pytest.raises(MlflowException, match="already exists"):
        client.create_registered_model(registered)
    for alias in ("latest", "v1"):
        with pytest.raises(MlflowException, match="reserved"):
            client.set_registered_model_alias(registered, alias, "1")


@since_3
def test_prompts_are_kept_apart_from_models(client, name):
    prompt_name = name.replace(" ", "-")
    mlflow.genai.register_prompt(prompt_name, "Say {{word}}.", commit_message="First.")
    second = mlflow.genai.register_prompt(prompt_name, "Shout {{word}}!")
    assert second.version == 2
    mlflow.genai.set_prompt_alias(prompt_name, alias="best", version=1)
    assert mlflow.genai.load_prompt(f"prompts:/{prompt_name}@best").format(word="hi") == "Say hi."
    assert [prompt.name for prompt in mlflow.genai.search_prompts(f"name = '{prompt_name}'")] == [prompt_name]
    assert list(client.search_registered_models(f"name = '{prompt_name}'")) == []
    with pytest.raises(MlflowException, match="already exists|already taken"):
        client.create_registered_model(prompt_name)
