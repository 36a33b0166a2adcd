"""Models: log_model of every release, what 3.x keeps of a logged model, and autologging with models."""

import json

import mlflow
import numpy as np
import pytest
from mlflow.models import infer_signature
from releases import before_3, log_sklearn, since_2, since_3
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV


@pytest.fixture
def iris():
    return load_iris(return_X_y=True, as_frame=True)


@pytest.fixture
def fitted(iris):
    return LogisticRegression(max_iter=500).fit(*iris)


def test_a_model_with_signature_and_example_comes_back_and_predicts(experiment, fitted, iris):
    features, target = iris
    with mlflow.start_run() as run:
        info = log_sklearn(fitted, signature=infer_signature(features, target), input_example=features.head(2))
    by_run = mlflow.pyfunc.load_model(f"runs:/{run.info.run_id}/model")
    assert np.array_equal(by_run.predict(features), fitted.predict(features))
    by_info = mlflow.sklearn.load_model(info.model_uri)
    assert np.array_equal(by_info.predict(features), fitted.predict(features))
    assert by_run.metadata.signature is not None


def test_autologging_keeps_models(client, experiment, iris):
    mlflow.sklearn.autolog(log_models=True)
    try:
        with mlflow.start_run() as run:
            LogisticRegression(max_iter=500).fit(*iris)
        with mlflow.start_run() as search:
            grid = GridSearchCV(LogisticRegression(max_iter=500), {"C": [0.1, 1.0]}, cv=2).fit(*iris)
    finally:
        mlflow.sklearn.autolog(disable=True)
    assert mlflow.pyfunc.load_model(f"runs:/{run.info.run_id}/model").predict(iris[0]).shape == (150,)
    best = mlflow.sklearn.load_model(f"runs:/{search.info.run_id}/best_estimator")
    assert best.get_params()["C"] == grid.best_params_["C"]
    assert len(client.search_runs([experiment], f"tags.mlflow.parentRunId = '{search.info.run_id}'")) == 2


@since_2
def test_boosting_logs_its_curve_and_a_model_that_predicts(client, experiment, iris):
    lightgbm = pytest.importorskip("lightgbm")
    features, target = iris
    data = lightgbm.Dataset(features, target)
    mlflow.lightgbm.autolog()
    try:
        with mlflow.start_run() as run:
            options = {"objective": "multiclass", "num_class": 3, "verbosity": -1}
            booster = lightgbm.train(options, data, num_boost_round=20, valid_sets=[data], valid_names=["train"])
    finally:
        mlflow.lightgbm.autolog(disable=True)
    curve = client.get_metric_history(run.info.run_id, "train-multi_logloss")
    assert [point.step for point in curve] == list(range(20))
    assert curve[0].value > curve[-1].value
    loaded = mlflow.pyfunc.load_model(f"runs:/{run.info.run_id}/model")
    assert np.allclose(loaded.predict(features), booster.predict(features))


@before_3
def test_the_run_tells_the_models_that_it_logged(client, experiment, fitted):
    with mlflow.start_run() as run:
        log_sklearn(fitted, "first", pip_requirements=["scikit-learn"])
        log_sklearn(fitted, "second", pip_requirements=["scikit-learn"])
    history = json.loads(client.get_run(run.info.run_id).data.tags["mlflow.log-model.history"])
    assert [(each["artifact_path"], each["run_id"]) for each in history] == [
        ("first", run.info.run_id),
        ("second", run.info.run_id),
    ]


def test_a_forest_in_the_format_it_takes(experiment, iris):
    forest = RandomForestClassifier(n_estimators=3, random_state=0).fit(*iris)
    options = {"serialization_format": "cloudpickle"}
    with mlflow.start_run():
        info = log_sklearn(forest, **options)
    assert mlflow.pyfunc.load_model(info.model_uri).predict(iris[0]).shape == (150,)


@since_3
def test_a_logged_model_knows_its_run_params_and_metrics(client, experiment, fitted):
    with mlflow.start_run() as run:
        mlflow.log_param("C", 1.0)
        mlflow.log_metric("accuracy", 0.9, step=0)
        info = log_sklearn(fitted)
        mlflow.log_metric("later", 0.7, model_id=info.model_id)
    model = mlflow.get_logged_model(info.model_id)
    assert (model.name, model.source_run_id) == ("model", run.info.run_id)
    assert str(model.status) == "READY" or model.status.value == "READY"
    assert model.params["C"] == "1.0"
    assert {metric.key: metric.value for metric in model.metrics} == {"accuracy": 0.9, "later": 0.7}
    assert len(client.get_metric_history(run.info.run_id, "accuracy")) == 1
    (output,) = client.get_run(run.info.run_id).outputs.model_outputs
    assert output.model_id == info.model_id


@since_3
def test_logged_models_are_found_tagged_and_deleted(client, experiment, fitted):
    with mlflow.start_run():
        best = client.create_logged_model(experiment, name="best", params={"C": "0.5"})
        mlflow.log_metric("accuracy", 0.95, model_id=best.model_id)
        worse = client.create_logged_model(experiment, name="worse")
        mlflow.log_metric("accuracy", 0.5, model_id=worse.model_id)
    client.finalize_logged_model(best.model_id, "READY")
    found = mlflow.search_logged_models(
        [experiment],
        filter_string="metrics.accuracy > 0.4",
        order_by=[{"field_name": "metrics.accuracy", "ascending": False}],
        output_format="list",
    )
    assert [model.name for model in found] == ["best", "worse"]
    frame = mlflow.search_logged_models([experiment], filter_string="params.C = '0.5' AND name = 'best'")
    assert list(frame["name"]) == ["best"]
    client.set_logged_model_tags(best.model_id, {"team": "fraud"})
    assert client.get_logged_model(best.model_id).tags["team"] == "fraud"
    client.delete_logged_model_tag(best.model_id, "team")
    client.log_model_params(best.model_id, {f"p{i}": str(i) for i in range(250)})
    assert len(client.get_logged_model(best.model_id).params) == 251
    client.delete_logged_model(worse.model_id)
    with pytest.raises(mlflow.MlflowException, match="not found"):
        client.get_logged_model(worse.model_id)


@since_3
def test_a_model_that_lives_elsewhere(experiment):
    model = mlflow.create_external_model(name="hosted", model_type="agent")
    assert mlflow.get_logged_model(model.model_id).tags["mlflow.model.isExternal"] == "true"


@since_3
def test_search_goes_on_over_pages(client, experiment):
    for index in range(7):
        client.create_logged_model(experiment, name=f"m{index}")
    names, token = [], None
    while True:
        page = client.search_logged_models([experiment], max_results=3, page_token=token)
        names += [model.name for model in page]
        token = page.token
        if not token:
            break
    assert names == [f"m{index}" for index in reversed(range(7))]
