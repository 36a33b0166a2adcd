"""The steps of a run's Reproduce tab, carried out by a real shell in an empty folder."""

import functools
import http.server
import json
import os
import subprocess
import sys
import sysconfig
import threading
import urllib.parse
import urllib.request

import mlflow
import pytest

TRAIN = '''
import json, random, subprocess, sys
import mlflow

NOISE = 0.5

def git(*words):
    return subprocess.run(["git", *words], capture_output=True, text=True).stdout

rate = float(sys.argv[1])
draw = random.Random(7)
with mlflow.start_run():
    mlflow.set_tags({
        "git.remote": git("remote", "get-url", "origin").strip(),
        "git.dirty": str(bool(git("status", "--porcelain"))).lower(),
        "git.diff": git("diff", "HEAD"),
        "run.argv": json.dumps(sys.orig_argv),
    })
    mlflow.log_param("rate", rate)
    mlflow.log_text("# Nothing beyond MLflow.", "requirements.txt")
    for step in range(20):
        mlflow.log_metric("loss", NOISE * draw.random() / (1 + rate * step), step=step)
'''


def git(folder, *words):
    author = ["-c", "user.name=Keiko", "-c", "user.email=keiko@example.com"]
    subprocess.run(["git", *author, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def remote(tmp_path):
    """A folder of Git repositories, and the web address that serves it."""
    folder = tmp_path / "served"
    folder.mkdir()
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever).start()
        yield folder, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_the_script_trains_again_to_the_same_curve(client, experiment, tmp_path, remote):
    served, address = remote
    checkout = tmp_path / "my fraud"
    checkout.mkdir()
    (checkout / "train.py").write_text(TRAIN)
    git(checkout, "init", "--quiet", "--initial-branch=main")
    git(checkout, "add", ".")
    git(checkout, "commit", "--quiet", "--message=Train")
    git(checkout, "remote", "add", "origin", f"{address}/fraud.git")
    git(checkout, "clone", "--quiet", "--bare", ".", str(served / "fraud.git"))
    git(served / "fraud.git", "update-server-info")
    # Not committed, so the clone alone would train to another curve.
    (checkout / "train.py").write_text(TRAIN.replace("NOISE = 0.5", "NOISE = 0.25  # it's less"))

    environment = {**os.environ, "MLFLOW_EXPERIMENT_ID": experiment, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run([sys.executable, "train.py", "0.3"], cwd=checkout, env=environment, check=True)
    [original] = client.search_runs([experiment])

    plan = read_plan(original.info.run_id)
    assert [gap["what"] for gap in plan["gaps"]] == ["The data"]
    empty = tmp_path / "empty"
    empty.mkdir()
    # The new environment is empty by intention: MLflow comes from the one that runs this test.
    environment["PYTHONPATH"] = sysconfig.get_path("purelib")
    del environment["MLFLOW_EXPERIMENT_ID"]
    subprocess.run(["sh"], input=plan["script"], text=True, cwd=empty, env=environment, check=True)

    again, first = client.search_runs([experiment], order_by=["attributes.start_time DESC"])
    assert first.info.run_id == original.info.run_id
    assert curve(client, again) == curve(client, first)
    assert len(curve(client, again)) == 20
    assert again.data.params == first.data.params
    for tag in ("mlflow.source.git.commit", "git.diff"):
        assert again.data.tags[tag] == first.data.tags[tag]


def curve(client, run):
    return [(point.step, point.value) for point in client.get_metric_history(run.info.run_id, "loss")]


def read_plan(run_id):
    """What the page shows, from the operation behind it."""
    question = urllib.parse.quote(json.dumps({"json": {"runId": run_id}}))
    request = urllib.request.Request(
        f"{os.environ['MLFLOW_TRACKING_URI']}/api/trpc/reproduction.get?input={question}",
        headers={"Authorization": f"Bearer {os.environ['MLFLOW_TRACKING_TOKEN']}"},
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["result"]["data"]["json"]
