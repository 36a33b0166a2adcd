"""Large files in parts and in ranges, as clients move them when their environment says so."""

import os
from urllib.parse import urlsplit

import mlflow
import pytest
import requests

pytest.importorskip("mlflow.entities.multipart_upload", reason="came with MLflow 2.9")

PART = 5 * 1024 * 1024
PROXY = "/api/2.0/mlflow-artifacts"


@pytest.fixture
def sent(monkeypatch):
    """Every request that leaves this process: its method, its path, and whether it carries a token."""
    seen = []
    send = requests.Session.send

    def note(session, request, **options):
        seen.append((request.method, urlsplit(request.url).path, "Authorization" in request.headers))
        return send(session, request, **options)

    monkeypatch.setattr(requests.Session, "send", note)
    return seen


@pytest.fixture
def in_parts(monkeypatch):
    monkeypatch.setenv("MLFLOW_ENABLE_PROXY_MULTIPART_UPLOAD", "true")
    monkeypatch.setenv("MLFLOW_MULTIPART_UPLOAD_MINIMUM_FILE_SIZE", str(PART))
    monkeypatch.setenv("MLFLOW_MULTIPART_UPLOAD_CHUNK_SIZE", str(PART))


@pytest.fixture
def weights(tmp_path):
    file = tmp_path / "weights 重み.bin"
    file.write_bytes(os.urandom(2 * PART + 12_345))
    return file


def download(run, name, folder):
    folder.mkdir()
    path = f"model/{name}"
    return mlflow.artifacts.download_artifacts(
        run_id=run.info.run_id, artifact_path=path, dst_path=str(folder)
    )


def test_a_file_in_parts_is_the_same_afterwards(client, experiment, in_parts, sent, weights, tmp_path):
    with mlflow.start_run() as run:
        mlflow.log_artifact(str(weights), "model")
    uploads = [path for method, path, _ in sent if method == "POST" and f"{PROXY}/mpu/" in path]
    folder = f"{experiment}/{run.info.run_id}/artifacts/model"
    assert uploads == [f"{PROXY}/mpu/create/{folder}", f"{PROXY}/mpu/complete/{folder}"]
    parts = [has_token for method, _, has_token in sent if method == "PUT"]
    assert parts == [False, False, False]
    [entry] = client.list_artifacts(run.info.run_id, "model")
    assert (entry.path, entry.file_size) == (f"model/{weights.name}", 2 * PART + 12_345)
    assert open(download(run, weights.name, tmp_path / "down"), "rb").read() == weights.read_bytes()


def test_a_file_in_ranges_is_the_same_afterwards(experiment, monkeypatch, sent, weights, tmp_path):
    pytest.importorskip("mlflow.entities.presigned_download", reason="came with MLflow 3.11")
    monkeypatch.setenv("MLFLOW_ENABLE_PROXY_MULTIPART_DOWNLOAD", "true")
    monkeypatch.setenv("MLFLOW_MULTIPART_DOWNLOAD_MINIMUM_FILE_SIZE", str(PART))
    monkeypatch.setenv("MLFLOW_MULTIPART_DOWNLOAD_CHUNK_SIZE", str(PART))
    (tmp_path / "empty.bin").write_bytes(b"")
    with mlflow.start_run() as run:
        mlflow.log_artifact(str(weights), "model")
        mlflow.log_artifact(str(tmp_path / "empty.bin"), "model")
    sent.clear()
    assert open(download(run, weights.name, tmp_path / "down"), "rb").read() == weights.read_bytes()
    assert any(f"{PROXY}/presigned/" in path for _, path, _ in sent)
    assert not any(f"{PROXY}/artifacts/" in path for _, path, _ in sent)
    assert len([path for method, path, has_token in sent if method == "GET" and not has_token]) == 3
    assert os.path.getsize(download(run, "empty.bin", tmp_path / "nothing")) == 0


def test_a_part_that_cannot_be_sent_leaves_nothing(client, experiment, in_parts, monkeypatch, weights):
    put = requests.put
    monkeypatch.setattr(requests, "put", lambda url, **options: put(url + "0", **options))
    with mlflow.start_run() as run, pytest.raises(Exception, match="403"):
        mlflow.log_artifact(str(weights), "model")
    assert client.list_artifacts(run.info.run_id) == []
