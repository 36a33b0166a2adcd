"""What differs between the releases of the client that run these tests: 1.30, 2.22 and the newest 3."""

import mlflow
import pytest

MAJOR = int(mlflow.__version__.split(".")[0])
since_2 = pytest.mark.skipif(MAJOR < 2, reason="came with MLflow 2")
since_3 = pytest.mark.skipif(MAJOR < 3, reason="came with MLflow 3")
before_3 = pytest.mark.skipif(MAJOR >= 3, reason="left with MLflow 3")


def log_sklearn(model, name="model", **options):
    """`mlflow.sklearn.log_model` by the word that the release has for a model's name."""
    return mlflow.sklearn.log_model(model, **{"name" if MAJOR >= 3 else "artifact_path": name}, **options)
