"""`mlflow.models.evaluate`: metrics, plots and the dataset of an evaluated model."""

import mlflow
import pytest
from releases import MAJOR, log_sklearn, since_2
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

pytestmark = since_2


def test_an_evaluation_leaves_metrics_plots_and_its_dataset(client, experiment):
    features, target = load_iris(return_X_y=True, as_frame=True)
    fitted = LogisticRegression(max_iter=500).fit(features, target)
    with mlflow.start_run() as run:
        info = log_sklearn(fitted, pip_requirements=["scikit-learn"])
        result = mlflow.models.evaluate(
            info.model_uri,
            features.assign(species=target),
            targets="species",
            model_type="classifier",
            evaluator_config={"log_explainer": False},
        )
    stored = client.get_run(run.info.run_id)
    assert stored.data.metrics["accuracy_score"] == result.metrics["accuracy_score"] == fitted.score(features, target)
    assert len(stored.inputs.dataset_inputs) == 1
    names = {file.path for file in client.list_artifacts(run.info.run_id)}
    assert "confusion_matrix.png" in names
    assert "per_class_metrics.csv" in names


@pytest.mark.skipif(MAJOR < 3, reason="logged models came with MLflow 3")
def test_an_evaluation_counts_for_the_logged_model(experiment):
    features, target = load_iris(return_X_y=True, as_frame=True)
    with mlflow.start_run():
        info = log_sklearn(LogisticRegression(max_iter=500).fit(features, target), pip_requirements=["scikit-learn"])
    mlflow.models.evaluate(
        info.model_uri,
        mlflow.data.from_pandas(features.assign(species=target), targets="species", name="iris"),
        model_type="classifier",
        evaluator_config={"log_explainer": False},
    )
    metric = next(each for each in mlflow.get_logged_model(info.model_id).metrics if each.key == "accuracy_score")
    assert metric.value > 0.9
    assert metric.dataset_name == "iris"
