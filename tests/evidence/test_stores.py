"""Files lie in a folder or in a bucket, and come back as they were put."""

import os
import time
from dataclasses import replace

import pytest

from service.evidence.buckets import open_bucket
from service.evidence.stores import FileMissing, FolderStore, StoreUnreachable, store_of

KEY = "7/" + "ab" * 32
LONG_AGO = 2 * 86_400


@pytest.fixture
def folder(tmp_path):
    return FolderStore(tmp_path)


@pytest.fixture(scope="module")
def bucket_settings(settings):
    from moto.server import ThreadedMotoServer  # takes long to load

    server = ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    chosen = replace(
        settings,
        attachment_store="s3",
        s3_endpoint=f"http://{host}:{port}",
        s3_region="us-east-1",
        s3_bucket="lianfang",
        s3_access_key="key",
        s3_secret_key="secret",
    )
    store_of(chosen).client.create_bucket(Bucket="lianfang")
    yield chosen
    server.stop()


@pytest.mark.parametrize("kind", ["files", "s3"])
def test_what_was_put_is_fetched_and_removed(kind, request, tmp_path):
    store = (
        FolderStore(tmp_path)
        if kind == "files"
        else store_of(request.getfixturevalue("bucket_settings"))
    )
    store.put(KEY, b"proof")
    store.put(KEY, b"proof")
    assert store.fetch(KEY) == b"proof"
    assert list(store.older_than(7, -60)) == [KEY]
    assert list(store.older_than(7, LONG_AGO)) == []
    assert list(store.older_than(8, -60)) == []
    store.remove(KEY)
    store.remove(KEY)
    with pytest.raises(FileMissing):
        store.fetch(KEY)


def test_a_file_put_again_counts_as_new(folder, tmp_path):
    folder.put(KEY, b"proof")
    path = tmp_path / "7" / "ab" / ("ab" * 32)
    os.utime(path, (time.time() - LONG_AGO, time.time() - LONG_AGO))
    assert list(folder.older_than(7, 86_400)) == [KEY]
    folder.put(KEY, b"proof")
    assert list(folder.older_than(7, 86_400)) == []


def test_a_storage_that_does_not_answer_says_so(settings):
    away = replace(settings, s3_endpoint="http://127.0.0.1:9", s3_bucket="x", s3_access_key="k")
    with pytest.raises(StoreUnreachable):
        open_bucket(replace(away, s3_secret_key="s", s3_region="us-east-1")).fetch(KEY)


def test_a_folder_nobody_may_write_to_says_so(tmp_path):
    (tmp_path / "7").write_text("in the way")
    with pytest.raises(StoreUnreachable):
        FolderStore(tmp_path).put(KEY, b"proof")
