"""A registered model behind MLflow's own scoring server, and scored by its command line."""

import contextlib
import os
import signal
import socket
import subprocess
import time
import uuid

import mlflow
import pytest
import requests
from releases import log_sklearn, since_2
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

pytestmark = since_2

START_SECONDS = 120


@pytest.fixture
def iris():
    return load_iris(return_X_y=True, as_frame=True)


@pytest.fixture
def champion(client, experiment, iris):
    """The address by alias of a registered model, and the model."""
    name = f"iris-{uuid.uuid4().hex[:8]}"
    fitted = LogisticRegression(max_iter=500).fit(*iris)
    with mlflow.start_run():
        log_sklearn(fitted, pip_requirements=["scikit-learn"], registered_model_name=name)
    client.set_registered_model_alias(name, "champion", "1")
    return f"models:/{name}@champion", fitted


@contextlib.contextmanager
def serving(model, log):
    """The address of `mlflow models serve` for the model, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["mlflow", "models", "serve", "-m", model, "--env-manager", "local", "--host", "127.0.0.1", "-p", str(port)]
    with open(log, "w") as output:
        server = subprocess.Popen(words, stdout=output, stderr=output, start_new_session=True)
    try:
        url = f"http://127.0.0.1:{port}"
        wait_until_it_answers(f"{url}/ping", server, log)
        yield url
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def wait_until_it_answers(url, server, log):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(requests.ConnectionError):
            if requests.get(url, timeout=10).ok:
                return
        time.sleep(0.2)
    pytest.fail(f"the scoring server did not start:\n{open(log).read()}")


def test_the_champion_is_served_and_answers_invocations(champion, iris, tmp_path):
    uri, fitted = champion
    features = iris[0].iloc[::50]
    with serving(uri, tmp_path / "serve.log") as url:
        answer = requests.post(
            f"{url}/invocations", json={"dataframe_split": features.to_dict(orient="split")}, timeout=60
        )
    assert answer.status_code == 200, answer.text
    assert answer.json() == {"predictions": fitted.predict(features).tolist()}
