"""Files in a bucket of an object storage that speaks S3; loaded only where one is used."""

import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from service.evidence.stores import FileMissing, StoreUnreachable
from tenants.settings import Settings

GONE: Final = frozenset({"NoSuchKey", "404"})


@contextmanager
def reaching() -> Generator[None]:
    """Tell a missing file from a storage that does not answer."""
    try:
        yield
    except ClientError as wrong:
        if wrong.response.get("Error", {}).get("Code") in GONE:
            raise FileMissing("The file no longer lies where it was put.") from wrong
        raise StoreUnreachable("The files cannot be reached just now.") from wrong
    except BotoCoreError as wrong:
        raise StoreUnreachable("The files cannot be reached just now.") from wrong


@dataclass(frozen=True, slots=True)
class BucketStore:
    """Files in a bucket of an object storage."""

    client: Any
    bucket: str

    def put(self, key: str, content: bytes) -> None:
        with reaching():
            self.client.put_object(Bucket=self.bucket, Key=key, Body=content)

    def fetch(self, key: str) -> bytes:
        with reaching():
            content: bytes = self.client.get_object(Bucket=self.bucket, Key=key)["Body"].read()
            return content

    def older_than(self, tenant_id: int, seconds: float) -> Iterator[str]:
        before = time.time() - seconds
        with reaching():
            pages = self.client.get_paginator("list_objects_v2").paginate(
                Bucket=self.bucket, Prefix=f"{tenant_id}/"
            )
            for page in pages:
                for one in page.get("Contents", ()):
                    if one["LastModified"].timestamp() < before:
                        yield str(one["Key"])

    def remove(self, key: str) -> None:
        with reaching():
            self.client.delete_object(Bucket=self.bucket, Key=key)


def open_bucket(settings: Settings) -> BucketStore:
    """Open the bucket the settings name."""
    client = boto3.client(
        "s3",
        endpoint_url=settings.s3_endpoint,
        region_name=settings.s3_region,
        aws_access_key_id=settings.s3_access_key,
        aws_secret_access_key=settings.s3_secret_key,
        config=Config(
            connect_timeout=3,
            read_timeout=20,
            retries={"max_attempts": 2},
            s3={"addressing_style": "path"},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )
    return BucketStore(client, settings.s3_bucket)
