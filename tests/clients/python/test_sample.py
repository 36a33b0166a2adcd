"""The sample team: what it brings is a real client's work, and a real client can use it."""

import os

import mlflow
import numpy as np
import pytest
from releases import since_3
from sklearn.datasets import load_breast_cancer, load_diabetes

# What was pickled by one release of scikit-learn is read by the same one.
pytestmark = since_3


@pytest.fixture
def sample(monkeypatch):
    monkeypatch.setenv("MLFLOW_TRACKING_TOKEN", os.environ["SAMPLE_TOKEN"])
    return mlflow.MlflowClient()


@pytest.mark.parametrize("alias", ["champion", "challenger"])
def test_its_classifiers_load_by_alias_and_do_as_their_pages_say(sample, alias):
    features, truth = load_breast_cancer(return_X_y=True, as_frame=True)
    model = mlflow.pyfunc.load_model(f"models:/tumour-classifier@{alias}")
    assert np.mean(model.predict(features) == truth) > 0.95
    assert model.predict(model.input_example).shape == (3,)


def test_its_boosted_models_load_by_alias_and_predict(sample):
    features, _ = load_diabetes(return_X_y=True, as_frame=True)
    pytest.importorskip("lightgbm")
    model = mlflow.pyfunc.load_model("models:/diabetes-progression@champion")
    assert model.predict(features).shape == (len(features),)


def test_its_models_lead_to_the_runs_that_made_them(sample):
    version = sample.get_model_version_by_alias("tumour-classifier", "champion")
    run = sample.get_run(version.run_id)
    (output,) = run.outputs.model_outputs
    model = mlflow.pyfunc.load_model(f"models:/{output.model_id}")
    assert (model.metadata.run_id, model.metadata.model_id) == (version.run_id, output.model_id)
    assert {metric.key: metric.value for metric in sample.get_logged_model(output.model_id).metrics} == run.data.metrics
    contexts = {tag.value for given in run.inputs.dataset_inputs for tag in given.tags if tag.key == "mlflow.data.context"}
    assert contexts == {"training", "evaluation"}
