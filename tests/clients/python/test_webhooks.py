"""Webhooks: made by the client, told of what happens in the registry by requests that a receiver can prove."""

import base64
import hashlib
import hmac
import json
import queue
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import mlflow
import pytest
from mlflow import MlflowClient, MlflowException

pytestmark = pytest.mark.skipif(
    not hasattr(MlflowClient, "create_webhook"), reason="came with MLflow 3.3"
)

SECRET = "correct horse battery staple"


@pytest.fixture
def receiver():
    """A receiver on this machine: its address, and a queue of what it got."""
    got = queue.Queue()

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.put((self.headers, body))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"thanks")

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/hooks", got
    server.shutdown()


@pytest.fixture
def webhook(client, receiver):
    url, _ = receiver
    events = ["model_version.created", "model_version_alias.created", "prompt_version.created"]
    webhook = client.create_webhook("ci", url, events, description="Deploys.", secret=SECRET)
    yield webhook
    client.delete_webhook(webhook.webhook_id)


def take(got):
    """The next message, once its signature and its age are proven as the client's documentation tells receivers to."""
    headers, body = got.get(timeout=30)
    message = (headers["X-MLflow-Delivery-Id"], headers["X-MLflow-Timestamp"], body.decode())
    assert abs(time.time() - int(message[1])) < 300
    digest = hmac.new(SECRET.encode(), ".".join(message).encode(), hashlib.sha256).digest()
    assert headers["X-MLflow-Signature"] == f"v1,{base64.b64encode(digest).decode()}"
    return json.loads(body)


def test_a_webhook_is_made_changed_and_deleted(client):
    made = client.create_webhook("ci", "https://ci.example.com/hooks", ["registered_model.created"])
    assert (made.name, str(made.status), made.secret) == ("ci", "ACTIVE", None)
    changed = client.update_webhook(made.webhook_id, name="ci-2", status="DISABLED")
    assert (changed.name, str(changed.status), changed.url) == ("ci-2", "DISABLED", made.url)
    assert changed.last_updated_timestamp > made.last_updated_timestamp
    assert made.webhook_id in [found.webhook_id for found in client.list_webhooks()]
    assert str(client.get_webhook(made.webhook_id).events[0]) == "registered_model.created"
    client.delete_webhook(made.webhook_id)
    with pytest.raises(MlflowException, match="not found"):
        client.get_webhook(made.webhook_id)


def test_a_version_and_its_alias_are_told_signed(client, webhook, receiver):
    _, got = receiver
    name = f"fraud {uuid.uuid4().hex[:8]}"
    client.create_registered_model(name)
    client.create_model_version(name, "git:model", tags={"area": "cards"})
    client.set_registered_model_alias(name, "champion", 1)
    told = {message["entity"]: message["data"] for message in (take(got), take(got))}
    version = told["model_version"]
    assert (version["name"], version["version"], version["tags"]) == (name, "1", {"area": "cards"})
    assert told["model_version_alias"] == {"name": name, "alias": "champion", "version": "1"}


def test_a_prompt_is_told_with_its_template(webhook, receiver):
    _, got = receiver
    name = f"greeting-{uuid.uuid4().hex[:8]}"
    mlflow.genai.register_prompt(name, "Hello {{name}}!", tags={"area": "chat"})
    message = take(got)
    assert (message["entity"], message["action"]) == ("prompt_version", "created")
    assert message["data"]["template"] == "Hello {{name}}!"
    assert message["data"]["tags"] == {"area": "chat"}


def test_a_test_sends_an_example_and_answers_what_came_back(client, webhook, receiver):
    _, got = receiver
    result = client.test_webhook(webhook.webhook_id, "model_version_alias.created")
    assert (result.success, result.response_status, result.response_body) == (True, 200, "thanks")
    assert take(got)["data"] == {"name": "example_model", "alias": "example_alias", "version": "1"}


@pytest.mark.parametrize("url", ["http://ci.example.com", "https://10.0.0.1/", "https://[::1]/", "ftp://x.org"])
def test_an_address_that_must_not_be_asked_is_refused(client, url):
    with pytest.raises(MlflowException, match="(?i)webhook url"):
        client.create_webhook("ci", url, ["model_version.created"])
