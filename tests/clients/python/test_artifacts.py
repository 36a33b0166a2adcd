"""Files up and down through the artifact proxy."""

import filecmp
import json
import os

import mlflow
import numpy as np
import pandas as pd
import pytest
from releases import since_2


def test_files_folders_and_texts(client, experiment, tmp_path):
    (tmp_path / "data" / "deep").mkdir(parents=True)
    (tmp_path / "data" / "deep" / "plain.txt").write_text("hello")
    (tmp_path / "data" / "empty.bin").write_bytes(b"")
    (tmp_path / "data" / "名前 with space.csv").write_text("a,b\n1,2\n")
    with mlflow.start_run() as run:
        mlflow.log_artifacts(str(tmp_path / "data"), "data")
        mlflow.log_artifact(str(tmp_path / "data" / "deep" / "plain.txt"))
        mlflow.log_text("# note", "notes/readme.md")
        mlflow.log_dict({"lr": 0.1}, "config.json")
    top = client.list_artifacts(run.info.run_id)
    assert [(f.path, f.is_dir) for f in top] == [
        ("config.json", False),
        ("data", True),
        ("notes", True),
        ("plain.txt", False),
    ]
    assert [f.path for f in client.list_artifacts(run.info.run_id, "data")] == [
        "data/deep",
        "data/empty.bin",
        "data/名前 with space.csv",
    ]
    folder = mlflow.artifacts.download_artifacts(run_id=run.info.run_id, artifact_path="data")
    assert open(os.path.join(folder, "deep", "plain.txt")).read() == "hello"
    assert os.path.getsize(os.path.join(folder, "empty.bin")) == 0
    assert open(os.path.join(folder, "名前 with space.csv")).read() == "a,b\n1,2\n"
    assert mlflow.artifacts.load_text(f"{run.info.artifact_uri}/notes/readme.md") == "# note"
    assert mlflow.artifacts.load_dict(f"{run.info.artifact_uri}/config.json") == {"lr": 0.1}


@since_2
def test_a_file_of_600_megabytes_is_the_same_afterwards(experiment, tmp_path):
    (tmp_path / "down").mkdir()
    with open(tmp_path / "weights.bin", "wb") as file:
        for _ in range(600):
            file.write(os.urandom(1024 * 1024))
    with mlflow.start_run() as run:
        mlflow.log_artifact(str(tmp_path / "weights.bin"), "model")
    path = mlflow.artifacts.download_artifacts(
        run_id=run.info.run_id, artifact_path="model/weights.bin", dst_path=str(tmp_path / "down")
    )
    assert filecmp.cmp(path, tmp_path / "weights.bin", shallow=False)


@since_2
def test_figures_images_and_tables(client, experiment):
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots()
    axes.plot([1, 2, 3])
    with mlflow.start_run() as run:
        mlflow.log_figure(figure, "plots/curve.png")
        mlflow.log_image(np.zeros((4, 4, 3), dtype=np.uint8), "black.png")
        mlflow.log_table(pd.DataFrame({"q": ["a"], "score": [0.5]}), "table.json")
        mlflow.log_table({"q": ["b"], "score": [0.75]}, "table.json")
    assert client.list_artifacts(run.info.run_id, "plots")[0].file_size > 1000
    table = mlflow.load_table("table.json", run_ids=[run.info.run_id])
    assert list(table["score"]) == [0.5, 0.75]
    tags = client.get_run(run.info.run_id).data.tags
    assert json.loads(tags["mlflow.loggedArtifacts"]) == [{"path": "table.json", "type": "table"}]


def test_a_missing_file_is_an_error_at_once(experiment):
    with mlflow.start_run() as run:
        pass
    with pytest.raises(Exception, match="(?i)not|fail|404"):
        mlflow.artifacts.download_artifacts(run_id=run.info.run_id, artifact_path="nothing/here.txt")
